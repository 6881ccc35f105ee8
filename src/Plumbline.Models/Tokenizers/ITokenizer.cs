namespace Plumbline.Models.Tokenizers;

/// <summary>Turns text into token ids and back. Implementations are immutable to the caller and safe to use from several threads.</summary>
public interface ITokenizer
{
    /// <summary>One more than the largest id; a model's embedding table has at least this many rows.</summary>
    int VocabularySize { get; }

    /// <summary>Token that begins a text; null where the tokenizer has none.</summary>
    int? BosTokenId { get; }

    /// <summary>Token that ends a text; null where the tokenizer has none.</summary>
    int? EosTokenId { get; }

    /// <summary>Token that fills batches; null where the tokenizer has none.</summary>
    int? PadTokenId { get; }

    /// <summary>Text to ids.</summary>
    /// <param name="text">Any string; a surrogate without its partner is read as U+FFFD.</param>
    /// <param name="addSpecialTokens">Whether to add what the tokenizer puts around a text, usually the begin token.</param>
    /// <param name="specialTokens">
    /// What to do with special tokens that are spelled out in the text. Text from users, data sets and models should be encoded with
    /// <see cref="SpecialTokens.AsText"/>, or it can forge the turns of a chat.
    /// </param>
    int[] Encode(string text, bool addSpecialTokens = true, SpecialTokens specialTokens = SpecialTokens.Recognised);

    /// <summary>
    /// Text of several origins to ids, such as a rendered chat: special tokens are recognised in it, but not where they touch a foreign span.
    /// Nothing is put around the text. Words are formed across the borders of spans, so the ids differ from those of
    /// <see cref="Encode(string, bool, SpecialTokens)"/> nowhere but at special tokens that foreign text spells.
    /// </summary>
    /// <param name="text">Any string; a surrogate without its partner is read as U+FFFD.</param>
    /// <param name="foreign">What somebody else wrote: spans in order that do not overlap.</param>
    /// <returns>The stretches in order. Added tokens that are not special are recognised everywhere.</returns>
    IReadOnlyList<EncodedStretch> EncodeStretches(string text, IReadOnlyList<CharacterSpan> foreign);

    /// <summary>Ids to text. Ids outside the vocabulary are left out; bytes that are no valid UTF-8 become U+FFFD.</summary>
    /// <param name="ids">Token ids.</param>
    /// <param name="skipSpecialTokens">Whether special tokens are left out instead of spelled out.</param>
    string Decode(ReadOnlySpan<int> ids, bool skipSpecialTokens = true);

    /// <summary>The token as the vocabulary spells it, such as <c>Ġthe</c> or <c>▁the</c>; null outside the vocabulary.</summary>
    string? TokenText(int id);

    /// <summary>The id of a token as the vocabulary spells it; null where there is none.</summary>
    int? IdOf(string token);

    /// <summary>Whether the id is a special token, which marks structure and is no text.</summary>
    bool IsSpecial(int id);

    /// <summary>
    /// The bytes that the token stands for in the midst of a text; possibly part of a UTF-8 character, empty outside the vocabulary.
    /// </summary>
    byte[] TokenBytes(int id);
}

/// <summary>What the spelling of a special token inside a text means.</summary>
public enum SpecialTokens
{
    /// <summary>The token itself; for text that our own code composed, such as a rendered chat template.</summary>
    Recognised,

    /// <summary>Just letters, encoded like any others; for text that somebody else wrote.</summary>
    AsText,
}
