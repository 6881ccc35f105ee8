namespace Plumbline.Runs.Reports;

/// <summary>How a key figure is to be read.</summary>
public enum FigureTone
{
    /// <summary>Neither good nor bad.</summary>
    Neutral,

    /// <summary>Shown to be better.</summary>
    Better,

    /// <summary>Shown to be worse.</summary>
    Worse,
}

/// <summary>One large number with what it means.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">The number with its unit, as text.</param>
/// <param name="Detail">The interval, the counts, or what it is compared with; empty for none.</param>
/// <param name="Tone">How it is to be read. Default neutral: only a decision on a bound earns a colour.</param>
public sealed record KeyFigure(string Label, string Value, string Detail = "", FigureTone Tone = FigureTone.Neutral);
