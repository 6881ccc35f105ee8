using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Tokenizers.Normalizers;

/// <summary>The <c>normalizer</c> of a tokenizer.json: rewrites text before it is cut into words.</summary>
internal abstract class TextNormalizer
{
    public abstract string Apply(string text);

    /// <exception cref="CheckpointException">The kind is not supported.</exception>
    public static TextNormalizer Read(JsonView value)
    {
        JsonView type = value.Required("type");
        return type.AsString() switch
        {
            "Sequence" => new SequenceNormalizer([.. value.Required("normalizers").Items().Select(Read)]),
            "Prepend" => new PrependNormalizer(value.Required("prepend").AsString()),
            "Replace" => new ReplaceNormalizer(TextPattern.Read(value.Required("pattern")), value.Required("content").AsString()),
            "NFC" => new UnicodeNormalizer(UnicodeForm.Nfc),
            "NFD" => new UnicodeNormalizer(UnicodeForm.Nfd),
            "NFKC" => new UnicodeNormalizer(UnicodeForm.Nfkc),
            "NFKD" => new UnicodeNormalizer(UnicodeForm.Nfkd),
            "Strip" => new StripNormalizer(value.Required("strip_left").AsBoolean(), value.Required("strip_right").AsBoolean()),
            _ => throw type.Error(
                $"normalizer {type.Describe()}", "Sequence, Prepend, Replace, NFC, NFD, NFKC, NFKD or Strip", "this tokenizer is not supported"),
        };
    }
}

/// <summary>Several normalizers, one after another.</summary>
internal sealed class SequenceNormalizer(IReadOnlyList<TextNormalizer> parts) : TextNormalizer
{
    public override string Apply(string text) => parts.Aggregate(text, (current, part) => part.Apply(current));
}

/// <summary>Puts a string before every text that is not empty.</summary>
internal sealed class PrependNormalizer(string prefix) : TextNormalizer
{
    public override string Apply(string text) => text.Length == 0 ? text : prefix + text;
}

/// <summary>Replaces every match of a pattern.</summary>
internal sealed class ReplaceNormalizer(TextPattern pattern, string content) : TextNormalizer
{
    public override string Apply(string text) => pattern.Replace(text, content);
}

/// <summary>Removes white space at the ends.</summary>
internal sealed class StripNormalizer(bool left, bool right) : TextNormalizer
{
    public override string Apply(string text)
    {
        string trimmed = left ? text.TrimStart() : text;
        return right ? trimmed.TrimEnd() : trimmed;
    }
}

/// <summary>One of the Unicode normalisation forms.</summary>
internal sealed class UnicodeNormalizer(UnicodeForm form) : TextNormalizer
{
    public override string Apply(string text) => UnicodeNormalization.Apply(text, form);
}
