using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Tokenizers.PreTokenizers;

/// <summary>When a <see cref="MetaspacePreTokenizer"/> puts its mark before a text.</summary>
internal enum PrependScheme
{
    /// <summary>Before every stretch between added tokens.</summary>
    Always,

    /// <summary>Only where the whole text begins.</summary>
    First,

    /// <summary>Nowhere.</summary>
    Never,
}

/// <summary>SentencePiece's treatment of spaces: each becomes a visible mark (<c>▁</c>), which begins the word after it.</summary>
internal sealed class MetaspacePreTokenizer(char replacement, PrependScheme scheme, bool split) : PreTokenizer
{
    public static MetaspacePreTokenizer FromJson(JsonView value) =>
        new(ReadReplacement(value), ReadScheme(value), value.Optional("split")?.AsBoolean() ?? true);

    /// <summary>The mark; shared with the decoder of the same name.</summary>
    public static char ReadReplacement(JsonView value)
    {
        JsonView replacement = value.Required("replacement");
        return replacement.AsString() is { Length: 1 } one ? one[0] : throw replacement.Error(replacement.Describe(), "one character");
    }

    /// <summary>The scheme, or what the older <c>add_prefix_space</c> says; shared with the decoder of the same name.</summary>
    public static PrependScheme ReadScheme(JsonView value)
    {
        if (value.Optional("prepend_scheme") is not { } scheme)
        {
            return value.Optional("add_prefix_space")?.AsBoolean() ?? true ? PrependScheme.Always : PrependScheme.Never;
        }

        return scheme.AsString() switch
        {
            "always" => PrependScheme.Always,
            "first" => PrependScheme.First,
            "never" => PrependScheme.Never,
            _ => throw scheme.Error(scheme.Describe(), "always, first or never", "this tokenizer is not supported"),
        };
    }

    public override void Split(TextPiece piece, List<TextPiece> words)
    {
        string text = piece.Text.Replace(' ', replacement);
        bool prepend = scheme == PrependScheme.Always || (scheme == PrependScheme.First && piece.AtStart);
        if (prepend && !text.StartsWith(replacement))
        {
            text = replacement + text;
        }

        TextPiece marked = piece with { Text = text };
        if (!split)
        {
            words.Add(marked);
            return;
        }

        List<(int, int)> marks = [];
        for (int at = 0; (at = text.IndexOf(replacement, at)) >= 0; at++)
        {
            marks.Add((at, at + 1));
        }

        List<(int, int, bool)> segments = SplitPreTokenizer.Segments(marks, text.Length, invert: false);
        Emit(marked, SplitPreTokenizer.Ranges(segments, SplitBehavior.MergedWithNext), words);
    }
}
