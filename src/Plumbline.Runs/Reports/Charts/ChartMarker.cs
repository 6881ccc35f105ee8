namespace Plumbline.Runs.Reports;

/// <summary>A place along the horizontal axis that a reader should not miss: a vertical line with a label.</summary>
/// <param name="X">Where, in the units of the axis; one that is not finite is not drawn.</param>
/// <param name="Label">What is there, in a few words.</param>
/// <param name="Colour">Which of the six colours, as for a series. Default 5, grey.</param>
public sealed record ChartMarker(double X, string Label, int Colour = 5);

/// <summary>A stretch of the horizontal axis with a tinted ground, such as where more optimisation did harm.</summary>
/// <param name="From">Its beginning, in the units of the axis.</param>
/// <param name="To">Its end.</param>
public sealed record ChartZone(double From, double To);
