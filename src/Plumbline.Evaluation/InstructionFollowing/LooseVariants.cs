namespace Plumbline.Evaluation.InstructionFollowing;

/// <summary>
/// The eight variants of IFEval's loose accuracy: the reply itself, without its first line ("Sure, here it is:"), without its last ("Hope that helps"), without both, and
/// each of the four without asterisks (Markdown's bold).
/// </summary>
public static class LooseVariants
{
    /// <summary>The variants, the reply itself first.</summary>
    /// <param name="reply">The reply.</param>
    public static IReadOnlyList<string> Of(string reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        string[] lines = reply.Split('\n');
        string[] four =
        [
            reply,
            string.Join('\n', lines.Skip(1)).Trim(),
            string.Join('\n', lines.SkipLast(1)).Trim(),
            string.Join('\n', lines.Skip(1).SkipLast(1)).Trim(),
        ];
        return [.. four, .. four.Select(text => text.Replace("*", "", StringComparison.Ordinal))];
    }
}
