using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Tokenizers.PreTokenizers;

/// <summary>A stretch of text on its way to becoming words.</summary>
/// <param name="Text">The text.</param>
/// <param name="AtStart">Whether it begins where the whole text began.</param>
internal readonly record struct TextPiece(string Text, bool AtStart);

/// <summary>The <c>pre_tokenizer</c> of a tokenizer.json: cuts text into the words inside which tokens are merged.</summary>
internal abstract class PreTokenizer
{
    /// <summary>Appends the words of <paramref name="piece"/>; empty ones are left out.</summary>
    public abstract void Split(TextPiece piece, List<TextPiece> words);

    /// <exception cref="CheckpointException">The kind is not supported.</exception>
    public static PreTokenizer Read(JsonView value)
    {
        JsonView type = value.Required("type");
        return type.AsString() switch
        {
            "Sequence" => new SequencePreTokenizer([.. value.Required("pretokenizers").Items().Select(Read)]),
            "ByteLevel" => ByteLevelPreTokenizer.FromJson(value),
            "Split" => SplitPreTokenizer.FromJson(value),
            "Digits" => new DigitsPreTokenizer(value.Optional("individual_digits")?.AsBoolean() ?? false),
            "Metaspace" => MetaspacePreTokenizer.FromJson(value),
            _ => throw type.Error(
                $"pre-tokenizer {type.Describe()}", "Sequence, ByteLevel, Split, Digits or Metaspace", "this tokenizer is not supported"),
        };
    }

    /// <summary>Cuts a piece at the ends of ranges, keeping track of which part is first.</summary>
    protected static void Emit(TextPiece piece, IEnumerable<(int Start, int End)> ranges, List<TextPiece> words)
    {
        foreach ((int start, int end) in ranges)
        {
            if (end > start)
            {
                words.Add(new TextPiece(piece.Text[start..end], piece.AtStart && start == 0));
            }
        }
    }
}

/// <summary>Several pre-tokenizers, each cutting what the one before left.</summary>
internal sealed class SequencePreTokenizer(IReadOnlyList<PreTokenizer> parts) : PreTokenizer
{
    public override void Split(TextPiece piece, List<TextPiece> words)
    {
        List<TextPiece> current = [piece];
        foreach (PreTokenizer part in parts)
        {
            List<TextPiece> next = new(current.Count);
            current.ForEach(word => part.Split(word, next));
            current = next;
        }

        words.AddRange(current);
    }
}
