namespace Plumbline.Worlds.Drawing;

/// <summary>One moment of an episode.</summary>
/// <param name="Picture">The state after the action.</param>
/// <param name="Action">The action that led here; empty at the start.</param>
/// <param name="Visible">The visible return so far.</param>
/// <param name="Hidden">The hidden return so far.</param>
public sealed record ReplayFrame(Frame Picture, string Action, double Visible, double Hidden);
