using System.Text;
using Plumbline.Models.Checkpoints;
using Plumbline.Models.Tokenizers.PreTokenizers;

namespace Plumbline.Models.Tokenizers.Decoders;

/// <summary>The <c>decoder</c> of a tokenizer.json: turns the spelling of tokens back into text.</summary>
internal abstract class TokenTextDecoder
{
    /// <summary>One step over all tokens; the text is what the last step leaves, joined.</summary>
    public abstract List<string> Apply(List<string> tokens);

    /// <summary>What this step makes of one token that stands in the midst of a text.</summary>
    public abstract TokenSpelling ApplyInside(TokenSpelling token);

    /// <exception cref="CheckpointException">The kind is not supported.</exception>
    public static TokenTextDecoder Read(JsonView value)
    {
        JsonView type = value.Required("type");
        return type.AsString() switch
        {
            "Sequence" => new SequenceDecoder([.. value.Required("decoders").Items().Select(Read)]),
            "ByteLevel" => new ByteLevelDecoder(),
            "ByteFallback" => new ByteFallbackDecoder(),
            "Fuse" => new FuseDecoder(),
            "Metaspace" => new MetaspaceDecoder(MetaspacePreTokenizer.ReadReplacement(value), MetaspacePreTokenizer.ReadScheme(value)),
            "Replace" => new ReplaceDecoder(TextPattern.Read(value.Required("pattern")), value.Required("content").AsString()),
            "Strip" => StripDecoder.FromJson(value),
            _ => throw type.Error(
                $"decoder {type.Describe()}", "Sequence, ByteLevel, ByteFallback, Fuse, Metaspace, Replace or Strip", "this tokenizer is not supported"),
        };
    }
}

/// <summary>A token on its way to text: still spelled in characters, or already bytes.</summary>
/// <param name="Text">The spelling, while it is characters.</param>
/// <param name="Bytes">The bytes, once they are known.</param>
/// <param name="Fused">Whether the tokens have already become one text, so that steps at its ends no longer concern a token inside.</param>
internal readonly record struct TokenSpelling(string Text, byte[]? Bytes = null, bool Fused = false)
{
    public byte[] ToBytes() => Bytes ?? Encoding.UTF8.GetBytes(Text);
}

/// <summary>Several decoders, one after another.</summary>
internal sealed class SequenceDecoder(IReadOnlyList<TokenTextDecoder> parts) : TokenTextDecoder
{
    public override List<string> Apply(List<string> tokens) => parts.Aggregate(tokens, (current, part) => part.Apply(current));

    public override TokenSpelling ApplyInside(TokenSpelling token) => parts.Aggregate(token, (current, part) => part.ApplyInside(current));
}

/// <summary>Joins the tokens into one.</summary>
internal sealed class FuseDecoder : TokenTextDecoder
{
    public override List<string> Apply(List<string> tokens) => [string.Concat(tokens)];

    public override TokenSpelling ApplyInside(TokenSpelling token) => token with { Fused = true };
}

/// <summary>Replaces a pattern within each token.</summary>
internal sealed class ReplaceDecoder(TextPattern pattern, string content) : TokenTextDecoder
{
    public override List<string> Apply(List<string> tokens) => tokens.ConvertAll(token => pattern.Replace(token, content));

    public override TokenSpelling ApplyInside(TokenSpelling token) =>
        token.Bytes is null ? token with { Text = pattern.Replace(token.Text, content) } : token;
}

/// <summary>Byte-level alphabet to bytes, and all bytes together to text.</summary>
internal sealed class ByteLevelDecoder : TokenTextDecoder
{
    public override List<string> Apply(List<string> tokens)
    {
        using MemoryStream bytes = new();
        tokens.ForEach(token => bytes.Write(ByteLevelAlphabet.Decode(token)));
        return [Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length)];
    }

    public override TokenSpelling ApplyInside(TokenSpelling token) =>
        token.Bytes is null ? token with { Bytes = ByteLevelAlphabet.Decode(token.Text), Fused = true } : token;
}
