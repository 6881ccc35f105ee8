using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Tokenizers.PreTokenizers;

/// <summary>Cuts text as GPT-2 does (unless told not to) and writes each word in the byte-level alphabet.</summary>
internal sealed class ByteLevelPreTokenizer(TextPattern? pattern, bool addPrefixSpace) : PreTokenizer
{
    /// <summary>
    /// GPT-2's pattern: English contractions, then letters, digits or other signs with the space before them, then white space.
    /// </summary>
    public const string Gpt2Pattern = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

    public static ByteLevelPreTokenizer FromJson(JsonView value)
    {
        bool useRegex = value.Optional("use_regex")?.AsBoolean() ?? true;
        return new ByteLevelPreTokenizer(
            useRegex ? TextPattern.FromRegex(Gpt2Pattern, value) : null, value.Optional("add_prefix_space")?.AsBoolean() ?? true);
    }

    public override void Split(TextPiece piece, List<TextPiece> words)
    {
        TextPiece prefixed = addPrefixSpace && !piece.Text.StartsWith(' ') ? piece with { Text = " " + piece.Text } : piece;
        int first = words.Count;
        if (pattern is null)
        {
            words.Add(prefixed);
        }
        else
        {
            Emit(prefixed, SplitPreTokenizer.Ranges(
                SplitPreTokenizer.Segments(pattern.Matches(prefixed.Text), prefixed.Text.Length, invert: false), SplitBehavior.Isolated), words);
        }

        for (int i = first; i < words.Count; i++)
        {
            words[i] = words[i] with { Text = ByteLevelAlphabet.Encode(words[i].Text) };
        }
    }
}
