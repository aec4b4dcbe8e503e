"""Phrases that ask for what the tutor refuses, in German, Spanish, French, Indonesian and Chinese.

MiniLM reads little of these languages (of Chinese almost nothing), so here rules carry the load. Text comes
in lower case and without accents, as `rag.guard_rules.plain` leaves it. A sign has one pattern for all languages.
"""

from __future__ import annotations

PERSON = (
    r"\b(mein|unser|dies|sein|ihr)(e|en|em|er|es)? (\w+ )?(patient(in|en)?|mutter|mama|vaters?|sohn|tochter|kind|baby|mann|frau|bruder|schwester|opa|oma|onkel|tante|freund(in)?|tumor|krebs|bestrahlung|therapie|behandlung|befund|mrt|ct(-\w+)?|scan|rontgenbild)\b"
    r"|\bich (bin|habe|hatte|wurde)\b|\b(herrn?|frau) [a-z]\w+|\b(mir|bekomme ich|kann ich|soll ich)\b"
    r"|\b(mis?|nuestr[oa]s?|est[ea]|su|al|la|el) (paciente|madre|mama|padre|papa|hij[oa]|bebe|esposa|marido|mujer|herman[oa]|abuel[oa]|tumor|radiografia|resonancia|gammagrafia|tomografia|mamografia)\b"
    r"|\b(estoy|me hicieron|me va|debo|receteme|tengo)\b"
    r"|\b(mon|ma|mes|notre|cet|cette|ce|sa|son) (patiente?|mere|pere|mari|femme|fils|fille|enfant|bebe|frere|soeur|grand-\w+|tumeur|scanner|irm|radio|radiotherapie|traitement)\b"
    r"|\bj'ai (passe|eu)\b|\bje (suis|vais)\b|\bdois-je\b"
    r"|\b(pasien|ibu|ayah|bapak|anak|istri|suami|bayi|kakak|adik|nenek|kakek|tumor|hasil \w+( \w+)?|ct scan|rencana \w+( \w+)?) (saya|kami|kita|ini)\b|\bsaya (hamil|takut|baru|harus|pernah|khawatir)\b"
    r"|我(的|们的)?(病人|患者|妈妈|母亲|爸爸|父亲|孩子|儿子|女儿|妻子|丈夫|肿瘤|ct|核磁|片子)|我(怀孕|做了|应该|可以|要不要)|这个(病人|患者)|帮我|给我"
)
DECIDE = (
    r"\b(soll(en|te|ten)?|muss|darf|kann|braucht) (ich|wir|er|sie|man|mein\w*|unser\w*)\b|\bwie ?viele?\b|\bwelche (dosis|aktivitat|fraktionierung)\b|\b(empfehlen|verschreib|verordne|ablehn|abbrech)\w*"
    r"|\b(deb[oe](ria)?|deberia(mos)?|puedo|conviene|tiene que|cuant[oa]s?|que (dosis|actividad|fraccionamiento)|receteme|recomiend\w+|es mejor)\b"
    r"|\b(dois-je|doit-(il|elle)|faut-il|puis-je|peut-(il|elle)|combien|quelle (dose|activite)|prescri\w+|recommand\w+|arreter)\b"
    r"|\b(apakah|berapa|sebaiknya|bolehkah|haruskah|harus|resepkan)\b|应该|多少|要不要|是否|需要|可以.{0,6}吗|能.{0,6}吗|还是|开(一个|个)?.{0,4}处方"
)
CARE = (
    r"\b(dosis|gray|gy|mbq|bestrahl\w*|strahlentherapie|radiotherapie|operi\w*|ct|mrt|rontgen|jod|krebs|tumor|metastas\w*|knochenmetasta\w*|chemo\w*|behandl\w*)\b"
    r"|\b(fraccionamiento|actividad|milicurios?|yodo|radioterapia|cirugia|resonancia|tomografia|cancer|braquiterapia|tratamiento|glioblastoma)\b"
    r"|\b(dose|activite|curietherapie|operation|scanner|irm|tumeur|traitement|injecter)\b|\b(fraksinasi|radiasi|radioterapi|operasi|kanker|suntik\w*|disuntikkan|kemoterapi)\b"
    r"|放疗|剂量|戈瑞|手术|化疗|检查|处方|活度|癌|肿瘤"
)
GENERAL = (
    r"\b(nach (quantec|icru|icrp|tg)|laut|protokoll|leitlinie|literatur|im allgemeinen|warum|berechn\w+|erhalt \d+|toleranzdosis|grenzwerte?|mitarbeiterin\w*)\b"
    r"|\b(segun|protocolo|en general|calcul\w+|por que|literatura|tolerancia|limite|trabajador\w*|recibe \d+)\b"
    r"|\b(selon|protocole|en general|pourquoi|litterature|tolerance|limite|recoit \d+|travaill\w+)\b"
    r"|\b(menurut|protokol|secara umum|hitung\w*|mengapa|pekerja|batas dosis|menerima \d+|fungsi)\b|根据|协议|一般|计算|为什么|工作人员|限值|耐受|接受\d+"
)
SAFETY = (
    r"\b(umgeh\w*|uberbruck\w*|abschalt\w*|ausschalt\w*|aushebel\w*|deaktivier\w*|schalte)\b.{0,50}\b(interlock|turkontakt|sicherheits\w*|alarm|strahlungsalarm|not-?aus)\b"
    r"|\b(interlock|turkontakt|sicherheits\w*|alarm|strahlungsalarm|not-?aus)\b.{0,50}\b(umgeh\w*|uberbruck\w*|abschalt\w*|ausschalt\w*|aushebel\w*|deaktivier\w*)\b"
    r"|\b(anul\w+|saltar\w*|desactiv\w+|evad\w+|puente\w*|burl\w+|apag\w+)\b.{0,40}\b(interlock|enclavamiento|alarma|seguridad|emergencia)\b"
    r"|\b(contourn\w+|desactiv\w+|neutralis\w+|shunt\w+|court-circuit\w+)\b.{0,40}\b(interlock|securite|alarme|verrouillage|arret d'urgence)\b"
    r"|\b(melewati|mematikan|menonaktifkan|mengakali|menghilangkan|menghindari)\b.{0,40}\b(interlock|alarm|pengaman|keselamatan)\b"
    r"|(绕过|关闭|关掉|禁用|跳过|破解|屏蔽).{0,14}(联锁|报警|安全|急停)|(联锁|报警器?).{0,8}(绕过|关掉|禁用)"
)
STOP = r"\b(warum|nie|niemals|por que|nunca|pourquoi|jamais|mengapa|kenapa|tidak boleh)\b|为什么|不能|不可"
HARM = (
    r"\b(schmutzige bombe|bombe (bau\w*|herstell\w*)|vergift\w*|stehl\w*.{0,30}(quelle|kobalt|casium)|strahlenquelle.{0,30}(stehl\w*|klau\w*))"
    r"|\b(bomba (sucia|radiologica|nuclear)|envenen\w+|robar?.{0,30}(fuente|cobalto|cesio))|\b(bombe (sale|radiologique|nucleaire)|empoisonn\w+|voler.{0,30}(source|cobalt|cesium))"
    r"|\b(bom (kotor|nuklir|radiologi)|meracuni|mencuri.{0,30}sumber)|脏弹|核弹|(放射|辐射|钋).{0,8}(害人|杀人|毒|害死)|偷.{0,10}放射源|下毒"
)
LEAK = (
    r"\b(ignorier\w*|vergiss|missacht\w*)\b.{0,40}\b(anweisung\w*|regeln|vorgaben)\b|\b(systemanweisung|systemprompt)\b|\b(ignora|olvida)\b.{0,40}\b(instrucciones|reglas|normas)\b"
    r"|\b(ignore|oublie)\b.{0,40}\b(instructions|consignes|regles)\b|\b(abaikan|lupakan)\b.{0,40}\b(instruksi|aturan|perintah)\b|(忽略|忘记|无视).{0,12}(指令|规则|提示)|系统提示"
)
WORRY = (
    r"\b(angst|sorge|mache mir|in gefahr|bekomme ich|krebs von)\b.{0,80}\b(ct|rontgen\w*|strahl\w*|krebs|mammogra\w*|scan)|\b(ct\w*|gerontgt|rontgen\w*|strahl\w*)\b.{0,80}\b(angst|sorge|gefahr|krebs bekomm\w*)"
    r"|\b(preocupad[oa]|me va a dar|miedo)\b.{0,60}\b(radiacion|cancer|tomografia\w*|mamografia|rayos)|\b(tomografia|radiografia|rayos x|me hicieron)\b.{0,60}\b(peligro|miedo|dan[oa])"
    r"|\b(inquiete?|peur|dangereux|va me donner)\b.{0,60}\b(bebe|sante|cancer|radio\w*|scanner)|\b(scanners?|radio)\b.{0,60}\b(inquiete?|peur|dangereux|danger|va me donner)"
    r"|\b(takut|khawatir|hamil)\b.{0,60}\b(ct scan|rontgen|radiasi|kanker)|\b(ct scan|rontgen)\b.{0,40}\b(kanker|aman|bahaya)\b|(怀孕|做了).{0,12}(x光|ct|放射|辐射).{0,20}(危险|癌|影响|吗)"
)
READ = (
    r"\bmein(e|en)? (befund|mrt|ct|rontgenbild|scan)\b.{0,80}\b(krebs|tumor|auswert\w*|bosartig|normal|schlimm)|\b(mi|mis) (gammagrafia|radiografia|resonancia|tomografia|mamografia)\b.{0,80}\b(cancer|metastasis|normal|tumor)"
    r"|\b(mon|ma) (scanner|irm|radio|mammographie)\b.{0,80}\b(grave|tumeur|cancer|normal\w*)|\binterpreter (mon|ma)\b|\bhasil (ct scan|rontgen|mri|scan)? ?saya\b.{0,80}\b(normal|kanker|tumor|berbahaya)"
    r"|我的(ct|核磁|片子|报告|x光|磁共振).{0,30}(恶性|肿瘤|癌|正常|有没有)"
)
APPROVE = (
    r"\b(genehmig\w*|freigeb\w*|geben sie .{0,60} frei)\b.{0,60}|\b(aprueb[ae]|autori[cz]e)\b.{0,40}\b(plan|tratamiento)|\b(approuve[zr]?|valide[zr]?|autorise[zr]?)\b.{0,20}\b(ce|le|mon) (plan|traitement)"
    r"|\b(setujui|sahkan)\b.{0,40}\b(rencana|plan)|(批准|签字|同意).{0,14}(计划|方案)"
)
