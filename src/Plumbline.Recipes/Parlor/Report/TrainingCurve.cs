namespace Plumbline.Recipes.Parlor.Report;

/// <summary>One quantity while one stage trained; kept as a line of <c>samples/curves.jsonl</c>.</summary>
/// <param name="Stage">The stage, such as <c>biased ppo</c>.</param>
/// <param name="Metric">The quantity and its unit, such as <c>loss (nats)</c>.</param>
/// <param name="Points">Its values, in the order of steps.</param>
public sealed record TrainingCurve(string Stage, string Metric, IReadOnlyList<CurvePoint> Points);

/// <summary>One value of a curve.</summary>
/// <param name="Step">After how many steps, from 0.</param>
/// <param name="Value">The value; NaN where there was none.</param>
public sealed record CurvePoint(int Step, double Value);
