using System.Buffers;
using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Tokenizers;

/// <summary>How a <see cref="BpeTokenizerDefinition"/> treats text around the merges.</summary>
public enum BpeStyle
{
    /// <summary>GPT-2's: text is cut into words by a pattern, and merges work on bytes. Every text round-trips exactly.</summary>
    ByteLevel,

    /// <summary>
    /// SentencePiece's, as Llama 2 has it: a space becomes <c>▁</c>, one is put before the text, merges work on characters over the whole
    /// text, and a character outside the vocabulary becomes its bytes.
    /// </summary>
    SentencePiece,
}

/// <summary>All that makes a new BPE tokenizer; writes the <c>tokenizer.json</c> of it. Immutable.</summary>
public sealed record BpeTokenizerDefinition
{
    /// <summary>Treatment of text.</summary>
    public required BpeStyle Style { get; init; }

    /// <summary>Token spellings; the index is the id. Each once.</summary>
    public required IReadOnlyList<string> Vocabulary { get; init; }

    /// <summary>Pairs to merge, first learned first. Both parts and their concatenation are in the vocabulary.</summary>
    public required IReadOnlyList<(string Left, string Right)> Merges { get; init; }

    /// <summary>Tokens found before anything else. Ids are those of the vocabulary, or follow it without a gap.</summary>
    public IReadOnlyList<AddedToken> AddedTokens { get; init; } = [];

    /// <summary>Added tokens put before every text, in order; usually the begin token.</summary>
    public IReadOnlyList<string> Prefix { get; init; } = [];

    /// <summary>Added tokens put after every text, in order.</summary>
    public IReadOnlyList<string> Suffix { get; init; } = [];

    /// <summary>
    /// Token of the vocabulary for unknown characters; SentencePiece style only, where byte tokens normally leave it unused.
    /// </summary>
    public string? UnknownToken { get; init; }

    /// <summary>Regular expression whose matches are the words; byte-level style only. Null for GPT-2's.</summary>
    public string? WordPattern { get; init; }

    /// <summary>All that is wrong with this definition; empty when a tokenizer can be made of it.</summary>
    public IReadOnlyList<string> Validate() => BpeTokenizerDefinitionValidation.Problems(this);

    /// <summary>The UTF-8 text of its <c>tokenizer.json</c>; the same definition gives the same bytes.</summary>
    /// <exception cref="ArgumentException">The definition is not valid; the message lists all problems.</exception>
    public byte[] ToJson()
    {
        if (Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems));
        }

        ArrayBufferWriter<byte> buffer = new();
        BpeTokenizerJson.Write(buffer, this);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The tokenizer itself.</summary>
    /// <param name="settings">What goes into its <c>tokenizer_config.json</c>; null for nothing.</param>
    /// <exception cref="ArgumentException">The definition is not valid.</exception>
    /// <exception cref="CheckpointException">
    /// The settings name a token that is not defined, or the word pattern is not supported.
    /// </exception>
    public HuggingFaceTokenizer ToTokenizer(TokenizerSettings? settings = null) => HuggingFaceTokenizer.Parse(ToJson(), settings);
}
