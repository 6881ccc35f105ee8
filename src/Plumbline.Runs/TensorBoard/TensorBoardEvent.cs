namespace Plumbline.Runs.TensorBoard;

/// <summary>One record of an event file.</summary>
/// <param name="WallTime">When it was written, in seconds since 1970 (UTC).</param>
/// <param name="Step">The training step it belongs to.</param>
/// <param name="FileVersion">The format's version in a file's first record, null in all others.</param>
/// <param name="Values">What was measured or said, in the order written.</param>
public sealed record TensorBoardEvent(double WallTime, long Step, string? FileVersion, IReadOnlyList<TensorBoardValue> Values);

/// <summary>One named value of an event.</summary>
/// <param name="Tag">Its name, such as <c>train/loss</c>; what stands before the slash is its section on the page.</param>
/// <param name="Scalar">The number, or null where the value is none.</param>
/// <param name="Text">The text (Markdown), or null where the value is none. Values of further kinds have neither.</param>
public sealed record TensorBoardValue(string Tag, float? Scalar, string? Text);
