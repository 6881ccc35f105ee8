using System.Text;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Serving.Hosting;

/// <summary>How single tokens are shown in log-probabilities.</summary>
internal sealed class TokenSpelling(ITokenizer tokenizer)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes that the token stands for; of a special token those of its spelling.</summary>
    public byte[] Bytes(int token) => tokenizer.IsSpecial(token) ? Encoding.UTF8.GetBytes(tokenizer.TokenText(token) ?? "") : tokenizer.TokenBytes(token);

    /// <summary>The token as text; where its bytes are part of a character only, as <c>bytes:\xE2\x80</c>, so that different tokens look different.</summary>
    public string Text(int token)
    {
        byte[] bytes = Bytes(token);
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return "bytes:" + string.Concat(bytes.Select(value => $"\\x{value:X2}"));
        }
    }
}
