namespace Plumbline.Evaluation.InstructionFollowing.Text;

/// <summary>Case of whole texts.</summary>
public static class Cased
{
    /// <summary>Whether a text has a cased letter and no small one.</summary>
    /// <param name="text">Any text.</param>
    public static bool IsUpper(string text) => text.Any(char.IsUpper) && !text.Any(char.IsLower);

    /// <summary>Whether a text has a cased letter and no capital one.</summary>
    /// <param name="text">Any text.</param>
    public static bool IsLower(string text) => text.Any(char.IsLower) && !text.Any(char.IsUpper);
}
