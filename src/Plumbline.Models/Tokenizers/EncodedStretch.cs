namespace Plumbline.Models.Tokenizers;

/// <summary>The tokens of one stretch of a text: one added token, or the text between two of them.</summary>
/// <param name="Span">Where it stands in the text. The stretches of a text follow each other without gap.</param>
/// <param name="Ids">Its token ids.</param>
public readonly record struct EncodedStretch(CharacterSpan Span, IReadOnlyList<int> Ids);
