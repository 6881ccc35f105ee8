namespace Plumbline.Evaluation.Scorers.Refusals;

/// <summary>How a reply was read.</summary>
/// <param name="Class">What it does with the request.</param>
/// <param name="Reason">Which rule said so, in words.</param>
public sealed record RefusalReading(RefusalClass Class, string Reason);
