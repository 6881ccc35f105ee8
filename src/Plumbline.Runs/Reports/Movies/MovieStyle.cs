namespace Plumbline.Runs.Reports;

/// <summary>Colours of movies. In a page they come from <c>report.css</c>; a file of its own carries them along.</summary>
internal static class MovieStyle
{
    /// <summary>The style of a movie that stands in a file of its own.</summary>
    public const string Standalone = """
        .movie { --ground: #f3f1ea; --wall: #8c8f96; --agent: #1f5fa8; --goal: #2a7a57; --lure: #8f6f0c; --danger: #b23c1b; --thing: #56616e; --instrument: #77499f; --ink: #1c1e22; --muted: #5c636e; --paper: #fff; }
        @media (prefers-color-scheme: dark) { .movie { --ground: #22262c; --wall: #59606b; --agent: #7fb4f2; --goal: #70c9a0; --lure: #dabb57; --danger: #f2936f; --thing: #a7b1bd; --instrument: #bd9fe4; --ink: #e9e7e2; --muted: #a0a7b2; --paper: #14161a; } }
        .movie text { font: 600 12px system-ui, sans-serif; text-anchor: middle; fill: var(--paper); }
        .ground { fill: var(--ground); } .t-wall { fill: var(--wall); } .t-agent { fill: var(--agent); } .t-goal { fill: var(--goal); } .t-lure { fill: var(--lure); }
        .t-danger { fill: var(--danger); } .t-thing { fill: var(--thing); } .t-instrument { fill: var(--instrument); }
        .movie .t-letter text { fill: var(--ink); } .movie .caption text, .movie .gauge text { font-weight: 400; fill: var(--muted); }
        .movie .gauge text { text-anchor: start; font-size: 11px; } .movie .gauge .total { text-anchor: end; font-weight: 600; fill: var(--ink); }
        .gauge line { stroke: var(--muted); } .g0 rect { fill: var(--agent); } .g1 rect { fill: var(--goal); }

        """;
}
