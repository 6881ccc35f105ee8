using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Tokenizers.PreTokenizers;

/// <summary>What becomes of a delimiter when text is cut at it.</summary>
internal enum SplitBehavior
{
    /// <summary>It is a word of its own.</summary>
    Isolated,

    /// <summary>It vanishes.</summary>
    Removed,

    /// <summary>It ends the word before it.</summary>
    MergedWithPrevious,

    /// <summary>It begins the word after it.</summary>
    MergedWithNext,

    /// <summary>It is a word of its own, together with the delimiters beside it.</summary>
    Contiguous,
}

/// <summary>Cuts text at the matches of a pattern, or (inverted) at what lies between them.</summary>
internal sealed class SplitPreTokenizer(TextPattern pattern, SplitBehavior behavior, bool invert) : PreTokenizer
{
    public static SplitPreTokenizer FromJson(JsonView value)
    {
        JsonView behavior = value.Required("behavior");
        return new SplitPreTokenizer(
            TextPattern.Read(value.Required("pattern")),
            Enum.TryParse(behavior.AsString(), out SplitBehavior known) && char.IsAsciiLetterUpper(behavior.AsString()[0])
                ? known
                : throw behavior.Error(
                    behavior.Describe(), string.Join(", ", Enum.GetNames<SplitBehavior>()), "this tokenizer is not supported"),
            value.Optional("invert")?.AsBoolean() ?? false);
    }

    public override void Split(TextPiece piece, List<TextPiece> words) =>
        Emit(piece, Ranges(Segments(pattern.Matches(piece.Text), piece.Text.Length, invert), behavior), words);

    /// <summary>Matches and what lies between them, in order, covering the text.</summary>
    public static List<(int Start, int End, bool IsDelimiter)> Segments(List<(int Start, int End)> matches, int length, bool invert)
    {
        List<(int, int, bool)> segments = new((2 * matches.Count) + 1);
        int at = 0;
        foreach ((int start, int end) in matches)
        {
            if (start > at)
            {
                segments.Add((at, start, invert));
            }

            segments.Add((start, end, !invert));
            at = end;
        }

        if (at < length)
        {
            segments.Add((at, length, invert));
        }

        return segments;
    }

    /// <summary>The words that <paramref name="behavior"/> makes of the segments.</summary>
    public static IEnumerable<(int Start, int End)> Ranges(List<(int Start, int End, bool IsDelimiter)> segments, SplitBehavior behavior)
    {
        switch (behavior)
        {
            case SplitBehavior.Removed:
                return segments.Where(segment => !segment.IsDelimiter).Select(segment => (segment.Start, segment.End));
            case SplitBehavior.Contiguous:
                return Join(segments, (before, after) => before.IsDelimiter == after.IsDelimiter);
            case SplitBehavior.MergedWithPrevious:
                return Join(segments, (before, after) => after.IsDelimiter && !before.IsDelimiter);
            case SplitBehavior.MergedWithNext:
                return Join(segments, (before, after) => before.IsDelimiter && !after.IsDelimiter);
            default:
                return segments.Select(segment => (segment.Start, segment.End));
        }
    }

    private static List<(int Start, int End)> Join(
        List<(int Start, int End, bool IsDelimiter)> segments,
        Func<(int Start, int End, bool IsDelimiter), (int Start, int End, bool IsDelimiter), bool> belongTogether)
    {
        List<(int Start, int End)> ranges = new(segments.Count);
        for (int i = 0; i < segments.Count; i++)
        {
            if (i > 0 && belongTogether(segments[i - 1], segments[i]))
            {
                ranges[^1] = (ranges[^1].Start, segments[i].End);
            }
            else
            {
                ranges.Add((segments[i].Start, segments[i].End));
            }
        }

        return ranges;
    }
}
