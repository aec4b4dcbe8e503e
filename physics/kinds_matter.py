"""Kinds of atoms, nuclei, photons in matter and charged particles that the other tables lack."""

from __future__ import annotations

from physics.kind import Kind, found_in, k

# fmt: off
ATOMS: tuple[Kind, ...] = (
    *found_in("the question; levels are counted from 1, the ground state",
        k("principal quantum number", "", "quantum number; n quantum number", clues="quantum number")),
    *found_in("a calculation from the quantum number and Z",
        k("level energy", "eV", "energy level; energy of the level; energy of level; energy of the state; energy of hydrogen; "
           "electron energy level; energy of the ground state; energy of the excited state; orbit energy", also="photon energy"),
        k("transition energy", "eV", "energy of the transition; energy of the emitted photon; emitted photon energy; "
           "energy of the spectral line; energy released in the transition", also="photon energy"),
        k("orbit radius", "nm", "radius of the orbit; orbital radius; Bohr radius; radius of the electron orbit")),
    *found_in("the X-ray Data Booklet or xraylib",
        k("K-alpha energy", "keV", "K-alpha line; K-alpha; K alpha; Kα; Kα energy; K-alpha x-ray energy; K-alpha photon energy; "
           "Kα line; energy of the K-alpha line"),
        k("characteristic x-ray energy", "keV", "characteristic photon energy; energy of the characteristic x-ray; "
           "characteristic x-ray; characteristic radiation energy; characteristic line energy; characteristic energy",
           also="photon energy; K-alpha energy"),
        k("Auger electron energy", "keV", "energy of the Auger electron; Auger energy; Auger electron; "
           "kinetic energy of the Auger electron")),
    *found_in("the AME2020 mass tables or NIST atomic masses",
        k("mass number", "", "nucleon number; number of nucleons; mass number A", clues="nucleons"),
        k("nuclide mass", "u", "mass of the atom; atomic mass of the nuclide; measured mass; mass of the nucleus", also="mass"),
        k("hydrogen atomic mass", "u", "mass of hydrogen; mass of the hydrogen atom; hydrogen mass; mass of H-1; m_H; proton mass; mass of the proton"),
        k("neutron mass", "u", "mass of the neutron; mass of a neutron; m_n")),
    *found_in("a calculation from the masses",
        k("nuclear binding energy", "MeV", "total binding energy; binding energy of the nucleus; binding energy of a nucleus; "
           "total nuclear binding energy", also="binding energy"),
        k("binding energy per nucleon", "MeV", "average binding energy per nucleon; binding energy for each nucleon; mean binding energy per nucleon"),
        k("mass defect", "u", "mass deficit; missing mass"),
        k("nuclear radius", "fm", "radius of the nucleus; radius of a nucleus; nucleus radius; radius of the nuclei"),
        k("nuclear radius constant", "fm", "radius constant; r0 constant; radius parameter")),
    *found_in("the reactor's or cyclotron's data",
        k("fluence rate", "1/(cm2*s)", "neutron flux; neutron fluence rate; flux density; particle fluence rate; particle flux; "
           "flux of neutrons; thermal flux; flux", clues="n/cm2/s"),
        k("saturation activity", "GBq", "activity at saturation; saturated activity; maximum attainable activity", "becquerel"),
        k("saturation factor", "%", "fraction of saturation; saturation fraction; percent of saturation; percentage of saturation; "
           "share of saturation; fraction of the saturation activity; per cent of saturation")),
)
PHOTON_MATTER: tuple[Kind, ...] = (
    *found_in("NIST XCOM or the composition of the material",
        k("mass fraction", "", "fraction by weight; weight fraction; fraction by mass; mass fraction of each element; "
           "fraction of the mass", clues="by weight; by mass; mass fractions; weight fractions"),
        k("electron fraction", "", "fraction of electrons; fraction of the electrons; fraction of all electrons; relative electron content",
           clues="electron fractions; of the electrons"),
        k("effective atomic number", "", "Z_eff; Zeff; effective Z; Mayneord atomic number"),
        k("electrons per gram", "1/g", "electrons per unit mass; number of electrons per gram; electron density per gram; "
           "electrons in a gram; electrons in one gram; electrons in 1 g; electron density per unit mass"),
        k("electron density", "1/cm3", "electrons per cubic centimetre; electrons per cubic centimeter; electrons per cm3; electrons per cm^3; "
           "electrons per unit volume; volume electron density; electrons per volume"),
        k("mass energy-transfer coefficient", "cm2/g", "mu_tr/rho; mass energy transfer coefficient; energy-transfer coefficient; "
           "energy transfer coefficient; mutr/rho; µtr/ρ; μtr/ρ; μ_tr/ρ"),
        k("radiative fraction", "", "bremsstrahlung fraction; fraction lost to bremsstrahlung; radiative loss fraction; "
           "fraction of energy lost to bremsstrahlung; fraction radiated; fraction lost to radiative processes; "
           "fraction of secondary-electron energy lost to bremsstrahlung; fraction lost in radiative processes"),
        k("effective attenuation coefficient", "1/mm", "effective linear attenuation coefficient; mu_eff; µ_eff; μ_eff; "
           "effective mu; effective µ; effective coefficient of attenuation", also="linear attenuation coefficient"),
        k("broad-beam half-value layer", "cm", "broad-beam HVL; broad beam half-value thickness; HVL in broad-beam geometry; "
           "HVL of the broad beam; HVL with build-up; HVL including scatter"),
        k("linear build-up coefficient", "", "linear buildup coefficient; build-up coefficient; buildup coefficient; build-up slope"),
        k("differential cross section", "mb/sr", "differential Klein-Nishina cross section; Klein-Nishina differential cross section; "
           "cross section per steradian; dsigma/dOmega; differential scattering cross section; cross section per unit solid angle; "
           "differential Klein–Nishina cross section; Klein–Nishina differential cross section; differential KN cross section; "
           "differential cross-section", also="cross section"),
        k("Thomson differential cross section", "mb/sr", "differential Thomson cross section", also="differential cross section"),
        k("Thomson cross section", "b", "total Thomson cross section; classical scattering cross section", also="cross section")),
)
PARTICLES: tuple[Kind, ...] = (
    *found_in("the question or the machine's beam data",
        k("kinetic energy", "MeV", "particle kinetic energy; particle energy; kinetic energy of the particle",
           also="electron energy; proton energy; ion energy; neutron energy; photoelectron energy; pair kinetic energy; "
                "maximum electron energy; Auger electron energy; nuclear recoil energy"),
        k("ion energy", "MeV", "alpha energy; alpha particle energy; energy of the alpha particle; energy of the ion; carbon ion energy; deuteron energy",
           clues="alpha; alphas; alpha particle; alpha particles; carbon ion; carbon ions; deuteron; deuterons; helium ion; helium ions; triton; muon; muons; pion; pions"),
        k("neutron energy", "MeV", "energy of the neutron; incident neutron energy; kinetic energy of the neutron",
           clues="neutron; neutrons"),
        k("charge number", "", "projectile charge number; projectile charge; charge of the projectile; ion charge; charge of the ion; particle charge",
           clues="elementary charges"),
        k("areal thickness", "g/cm2", "mass thickness; areal density; mass per area; surface density of the absorber"),
        k("momentum times velocity", "MeV", "pv; p times v; momentum-velocity product; product of momentum and velocity; pβc; p beta c")),
    *found_in("ICRU Reports 37, 49 and 90 or NIST ESTAR and PSTAR",
        k("Z/A ratio", "mol/g", "Z/A; Z over A; ratio of Z to A; electrons per molar mass"),
        k("mean excitation energy", "eV", "mean ionization energy; mean ionisation energy; mean excitation potential; I value; I-value; "
           "mean ionization potential; mean ionisation potential; mean excitation and ionisation energy"),
        k("radiation length", "g/cm2", "X0 radiation length; mass radiation length"),
        k("linear radiation length", "cm", "radiation length in cm; radiation length in centimetres"),
        k("mass stopping power", "MeV*cm2/g", "stopping power; collision stopping power; mass collision stopping power; "
           "collision mass stopping power; Bethe stopping power; electronic stopping power")),
    *found_in("a calculation from the particle's energy",
        k("speed ratio", "", "v/c; speed as a fraction of c; fraction of the speed of light; speed in units of c; relativistic beta; "
           "speed relative to light; percent of the speed of light; velocity as a fraction of c; speed of the electron; "
           "speed of an electron; speed of a proton; speed of the proton; speed of the particle; speed of a particle; "
           "speed of electrons; speed of protons; velocity of the electron; velocity of the proton; beta of the particle"),
        k("Lorentz factor", "", "relativistic gamma; Lorentz gamma; gamma of the particle"),
        k("range straggling", "cm", "proton range straggling; range straggling sigma; straggling; range spread; spread of ranges; straggling width"),
        k("radiative-to-collision ratio", "", "ratio of radiative to collision stopping power; ratio of radiative to collision losses; "
           "radiative to collision stopping power ratio; radiative to collisional ratio; ratio of radiative to collisional stopping power; "
           "S_rad/S_col; ratio of bremsstrahlung to collision losses; radiative to collision stopping power"),
        k("maximum delta-ray energy", "MeV", "W_max; Wmax; maximum delta ray energy; largest delta-ray energy; "
           "maximum energy of a delta ray; maximum energy of the delta rays; maximum energy of delta rays; "
           "largest energy transfer to an electron; maximum energy transfer to an electron; "
           "maximum energy transfer to a free electron", also="maximum electron energy"),
        k("multiple scattering angle", "mradian", "Highland angle; rms scattering angle; MCS angle; multiple Coulomb scattering angle; "
           "projected scattering angle; rms projected angle; multiple Coulomb scattering; scattering angle by Highland; "
           "rms angle; characteristic scattering angle; projected rms scattering angle"),
        k("gyroradius", "mm", "radius of curvature; gyration radius; Larmor radius; bending radius; radius of gyration; cyclotron radius; "
           "radius of the circle; radius of its path; radius of the path; curvature radius"),
        k("maximum energy-loss fraction", "", "maximum fractional energy loss; maximum fraction of energy lost; maximum fraction of energy transferred; "
           "maximum fraction of its energy; largest fraction of its energy; maximum energy loss fraction; greatest fractional energy loss; "
           "largest fractional energy loss; max energy fraction lost; max energy loss; maximum energy fraction lost; largest share of its energy; "
           "maximum fraction of the energy; largest fraction of the energy; maximum energy fraction transferred"),
        k("mean energy-loss fraction", "", "average fractional energy loss; mean fractional energy loss; average fraction of its energy; "
           "mean fraction of its energy; average energy loss fraction; average fraction of the energy; average fraction of energy lost"),
        k("nuclear recoil energy", "MeV", "recoil energy of the nucleus; energy of the recoil nucleus; energy of the recoil proton; "
           "recoil proton energy; maximum energy of the recoil nucleus; maximum nuclear recoil energy; energy of the recoiling nucleus; "
           "energy transferred to the nucleus", also="photon energy")),
)
MATTER: tuple[Kind, ...] = (*ATOMS, *PHOTON_MATTER, *PARTICLES)
# fmt: on
