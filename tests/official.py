"""Official tables for tests, in the layouts of their publishers, with figures of our own making."""

from collections.abc import Mapping, Sequence
from pathlib import Path

WITS_COLUMNS = "Reporter,Partner,Product categories,Indicator Type,Indicator"
KOREA = {
    ("...", "...", "Development", "GDP (current US$ Mil)"): ("1800.25", "1700.50", ""),
    ("...", "...", "Development", "Trade Balance (current US$ Mil)"): ("-12.5", "3.00", ""),
    ("...", "...", "Trade Indicator", "HH Market concentration index"): ("0.21", "0.19", ""),
    ("...", "...", "Export", "No. Of Export partners"): ("160.00", "158.00", "157.00"),
    ("World", "All Products", "Export", "Exports (in US$ Mil)"): ("3200.15", "3100.00", "900.10"),
    ("Egypt, Arab Rep.", "All Products", "Export", "Trade (US$ Mil)-Top 5 Export Partner"): (
        "640.03", "", "90.01",
    ),
    ("Egypt, Arab Rep.", "All Products", "Export", "Partner share(%)-Top 5 Export Partner"): (
        "20.00", "", "10.00",
    ),
    ("Unspecified", "All Products", "Import", "Trade (US$ Mil)-Top 5 Import Partner"): (
        "7.00", "", "",
    ),
    ("World", "Fuels", "Export", "Export(US$ Mil)"): ("44.00", "43.00", ""),
}  # fmt: skip
YEARS = ("2015", "2014", "2013")


def wits(
    reporter: str = "Korea, Rep.",
    rows: Mapping[tuple[str, ...], Sequence[str]] = KOREA,
    years: Sequence[str] = YEARS,
) -> str:
    """A trade summary as WITS writes it: years as columns, numbers padded with blanks."""
    lines = [",".join([WITS_COLUMNS, *years])]
    for labels, values in rows.items():
        cells = [f'"{cell}"' if "," in cell else cell for cell in (reporter, *labels)]
        lines.append(",".join([*cells, *(value.rjust(18) if value else "" for value in values)]))
    return "\r\n".join(lines) + "\r\n"


def put(folder: Path, name: str, text: str | bytes) -> Path:
    """The file `name` in `folder` with `text`."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


WORLD_BANK = """\ufeff"Data Source","World Development Indicators",

"Last Updated Date","{updated}",

"Country Name","Country Code","Indicator Name","Indicator Code","2019","2020","2021",
"Belarus","BLR","GDP (current US$)","NY.GDP.MKTP.CD","{gdp}","61371755326.1","",
"Arab World","ARB","GDP (current US$)","NY.GDP.MKTP.CD","2864409647125.9","",""
"Korea, Rep.","KOR","Population, total","SP.POP.TOTL","51764822","51836239",""
"""

DATABANK = """Country Name,Country Code,Series Name,Series Code,2000 [YR2000],2001 [YR2001]
Belarus,BLR,Trade (% of GDP),NE.TRD.GNFS.ZS,141.5,..



Data from database: World Development Indicators
Last Updated: 06/28/2024
"""

COMTRADE_COLUMNS = (
    "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,"
    "flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,partner2Desc,"
    "classificationCode,classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,"
    "aggrLevel,isLeaf,customsCode,customsDesc,mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,"
    "isQtyEstimated,altQtyUnitCode,altQtyUnitAbbr,altQty,isAltQtyEstimated,netWgt,"
    "isNetWgtEstimated,grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,"
    "legacyEstimationFlag,isReported,isAggregate"
)


def comtrade(*rows: tuple[str, str, str, str, str, str, str], transport: str = "0") -> str:
    """A table as UN Comtrade gives it out now: flow, partner by code and name, goods, period..."""
    lines = [COMTRADE_COLUMNS]
    for flow, partner, name, goods, period, reporter, value in rows:
        lines.append(
            f'"C","A",{period}0101,{period[:4]},52,"{period}",1,"{reporter}","{reporter} land",'
            f'"{flow}","{flow} flow",1,"{partner}","{name}",0,"W00","World","H5","HS",true,'
            f'"{goods}","All, of {goods}",0,false,"C00","TOTAL CPC",0,{transport},"TOTAL MOT",-1,'
            f'"N/A",0,false,-1,"N/A",0,false,0,false,0,false,,{value},{value},0,false,true,'
        )
    return "\r\n".join(lines) + "\r\n"


COMTRADE_CLASSIC_COLUMNS = (
    "Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,Trade Flow Code,"
    "Trade Flow,Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,"
    "Commodity Code,Commodity,Qty Unit Code,Qty Unit,Qty,Netweight (kg),Trade Value (US$),Flag"
)


def comtrade_classic(*rows: tuple[str, str, str, str, str, str]) -> str:
    """A table as UN Comtrade gave it out until 2022: flow, partner by code and name, goods, ..."""
    lines = [COMTRADE_CLASSIC_COLUMNS]
    for flow, partner, name, goods, period, value in rows:
        lines.append(
            f"H4,{period[:4]},{period},{period},0,0,1,{flow},398,Kazakhstan,KAZ,1,{name},{partner},"
            f"{goods},All Commodities,1,No Quantity,,0,{value},0"
        )
    return "\n".join(lines)


SDMX_2 = """STRUCTURE,STRUCTURE_ID,ACTION,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,\
TIME_PERIOD,OBS_VALUE
dataflow,IMF.STA:IMTS(1.0.0),I,BLR,XG_FOB_USD,RUS,A,2020,13100000000.25
dataflow,IMF.STA:IMTS(1.0.0),I,BLR,MG_CIF_USD,G001,M,2020-M03,2100000000
dataflow,IMF.STA:IMTS(1.0.0),I,BLR,MG_FOB_USD,G001,M,2020-M03,2000000000
dataflow,IMF.STA:IMTS(1.0.0),D,BLR,MG_CIF_USD,G001,M,2020-M04,2100000000
dataflow,IMF.STA:CPI(5.0.0),I,BLR,XG_FOB_USD,RUS,A,2019,7
"""

_GREEK = "ESTAT:NAMA_10_GDP(1.0): GDP,03/09/26 23:00:00"
SDMX_1 = f"""DATAFLOW,LAST UPDATE,freq: Frequency,unit: Unit,na_item: Item,geo: Area,\
TIME_PERIOD: Time,OBS_VALUE: Value,OBS_FLAG: Flag
{_GREEK},Q: Quarterly,CP_MEUR: Current prices,B1GQ: GDP,EL: Greece,2020-Q1,165406.05,e: estimated
{_GREEK},A: Annual,CP_MEUR: Current prices,P6: Exports,EL: Greece,2020,:,
{_GREEK},A: Annual,CP_MEUR: Current prices,P6: Exports,EL: Greece,2021,NaN,
"""
