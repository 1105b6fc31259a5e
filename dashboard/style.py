"""The look of a page that Streamlit's theme cannot say: spacing, figures, header line, what is hidden."""

from __future__ import annotations

from typing import Final

_STYLE: Final = """
<style>
  header[data-testid="stHeader"] { background: transparent; }
  [data-testid="stToolbar"] [data-testid="stAppDeployButton"], [data-testid="stStatusWidget"], footer { display: none; }
  .stMainBlockContainer { padding: 4.5rem 2rem 3rem; max-width: 1440px; }
  .atlas { --ink: light-dark(#1B2430, #E8EDF2); --ink2: light-dark(#4A5766, #A9B5C1);
           --line: light-dark(#C9D1D9, #3A4653); --member: light-dark(#1F5F99, #6DB1E8);
           --accent: light-dark(#B4561B, #F0A05A); --land: light-dark(#EDEBE4, #26303A);
           color: var(--ink); line-height: 1.7; }
  .atlas h1 { font-size: 24px; font-weight: 400; line-height: 1.4; margin: 0; padding: 0; }
  .atlas .line { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; color: var(--ink2); }
  .atlas .badge { color: var(--accent); border: 1px solid currentColor; padding: 0 8px; font-size: 14px; }
  .atlas .sentence { font-size: 16px; max-width: 40em; margin: 16px 0 0; }
  .atlas .figures { display: flex; flex-wrap: wrap; gap: 24px 48px; margin: 24px 0 8px; padding: 0; }
  .atlas .figures > div { min-width: 150px; }
  .atlas .figures dt { font-size: 14px; color: var(--ink2); }
  .atlas .figures dd { margin: 0; }
  .atlas .value { font-size: 36px; line-height: 1.3; font-feature-settings: "tnum"; }
  .atlas .value small { font-size: 16px; color: var(--ink2); margin-left: 4px; }
  .atlas .small { font-size: 13px; color: var(--ink2); line-height: 1.6; }
  .atlas table { border-collapse: collapse; font-size: 14px; width: 100%; font-feature-settings: "tnum"; }
  .atlas th, .atlas td { text-align: left; font-weight: 400; padding: 6px 12px 6px 0; vertical-align: top;
                         border-bottom: 1px solid var(--line); }
  .atlas th { color: var(--ink2); white-space: nowrap; }
  .atlas td.n, .atlas th.n { text-align: right; }
  .atlas h2 { font-size: 18px; font-weight: 400; margin: 0; padding: 0; line-height: 1.5; }
  .atlas h3 { font-size: 14px; font-weight: 400; color: var(--ink2); margin: 16px 0 2px; padding: 0; }
  .atlas ul { margin: 0; padding: 0; list-style: none; font-size: 14px; }
  .atlas li { padding: 2px 0; }
  .atlas .entry { display: flex; gap: 8px; align-items: center; }
  .atlas .entry .n { margin-left: auto; font-feature-settings: "tnum"; }
  .atlas .swatch { flex: none; border: 1px solid var(--line); box-sizing: content-box; }
  .atlas a { color: inherit; }
  .atlas code { font-size: 12px; overflow-wrap: anywhere; color: var(--ink2); background: none; padding: 0; }
  @media (max-width: 640px) { .stMainBlockContainer { padding: 4rem 1rem 2rem; } .atlas .value { font-size: 32px; } }
</style>
"""


def page_style() -> str:
    """Style sheet of every page."""
    return _STYLE
