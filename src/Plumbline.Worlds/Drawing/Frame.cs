namespace Plumbline.Worlds.Drawing;

/// <summary>A picture as rows of characters, all of one length.</summary>
/// <param name="Rows">The rows from top to bottom.</param>
/// <param name="Caption">What cannot be drawn, such as a count; may be empty.</param>
public sealed record Frame(IReadOnlyList<string> Rows, string Caption);
