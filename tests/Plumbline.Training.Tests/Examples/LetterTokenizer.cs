using Plumbline.Models.Tokenizers;

namespace Plumbline.Training.Tests.Examples;

/// <summary>Every letter is a token, its number the letter's code, but <c>ab</c> is one token, 1000, wherever it stands. The special token 1 is spelled <c>[end]</c>.</summary>
internal sealed class LetterTokenizer(bool hasBegin = true) : ITokenizer
{
    public const int Begin = 2;
    public const int End = 1;
    public const int Joined = 1000;

    public int VocabularySize => Joined + 1;

    public int? BosTokenId => hasBegin ? Begin : null;

    public int? EosTokenId => End;

    public int? PadTokenId => null;

    public int[] Encode(string text, bool addSpecialTokens = true, SpecialTokens specialTokens = SpecialTokens.Recognised)
    {
        List<int> tokens = addSpecialTokens && hasBegin ? [Begin] : [];
        for (int i = 0; i < text.Length;)
        {
            string rest = text[i..];
            (int token, int length) = specialTokens == SpecialTokens.Recognised && rest.StartsWith("[end]", StringComparison.Ordinal) ? (End, 5)
                : rest.StartsWith("ab", StringComparison.Ordinal) ? (Joined, 2)
                : (text[i], 1);
            tokens.Add(token);
            i += length;
        }

        return [.. tokens];
    }

    public IReadOnlyList<EncodedStretch> EncodeStretches(string text, IReadOnlyList<CharacterSpan> foreign) => throw new NotSupportedException();

    public string Decode(ReadOnlySpan<int> ids, bool skipSpecialTokens = true) => throw new NotSupportedException();

    public string? TokenText(int id) => throw new NotSupportedException();

    public int? IdOf(string token) => throw new NotSupportedException();

    public bool IsSpecial(int id) => id is Begin or End;

    public byte[] TokenBytes(int id) => throw new NotSupportedException();
}
