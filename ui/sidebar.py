"""The page's side column: what this is for, a fresh start, what answers are made from, the formulas."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from index.store import Manifest, current, load_manifest
from medphys.errors import UserError
from medphys.settings import Settings
from physics.formula import Formula
from ui import render
from ui.escape import inline

PURPOSE = (
    "For learning only. Medphys explains physics and computes textbook numbers. "
    "It never prescribes a dose for a patient; decisions about care belong to the clinical team."
)


def show(settings: Settings, generator: str, start_anew: Callable[[], None]) -> None:
    """Draw the whole column.

    generator   the name of the one in use, or the setting's while none is loaded
    start_anew  called when the student asks for a new conversation
    """
    with st.sidebar:
        st.header("Medphys", anchor=False)
        st.info(PURPOSE)
        st.button("New conversation", icon=":material/edit_square:", on_click=start_anew, width="stretch", key="anew")
        st.subheader("Formulas", anchor=False)
        formulas()
        st.subheader("What answers are made from", anchor=False)
        st.markdown("\n".join(f"- {fact}" for fact in [*index_facts(settings.store_folder), writer(generator)]))


def writer(generator: str) -> str:
    """Who writes the answers."""
    return f"Written by {render.GENERATOR.get(generator) or inline(generator)}"


def index_facts(store: Path) -> list[str]:
    """Number of sources and passages, the embedder and the day of the build; or that there is no index."""
    try:
        manifest = load_manifest(current(store))
    except UserError:
        return ["No index yet: run `make index`"]
    return facts(manifest)


def facts(manifest: Manifest) -> list[str]:
    """The manifest in a student's words."""
    name = "MiniLM, offline" if manifest.embedder.startswith("minilm") else inline(manifest.embedder)
    built = [f"Index built {inline(manifest.built_at[:10])}"] if manifest.built_at else []
    return [
        f"{manifest.sources:,} sources, {manifest.passages:,} passages",
        f"Searched by meaning ({name}) and by words",
        *built,
    ]


def formulas() -> None:
    """A box that finds a formula as one types, and the formula chosen."""
    from physics.formulas import FORMULAS

    chosen = st.selectbox(
        "Look up a formula",
        sorted(FORMULAS, key=lambda id_: FORMULAS[id_].name.lower()),
        index=None,
        format_func=lambda id_: FORMULAS[id_].name,
        placeholder=f"Search {len(FORMULAS)} formulas",
        key="formula",
    )
    if chosen:
        one: Formula = FORMULAS[chosen]
        with st.container(border=True, key="formula-sheet"):
            st.markdown(render.formula_sheet(one))
