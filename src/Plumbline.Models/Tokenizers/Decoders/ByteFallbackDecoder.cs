using System.Text;

namespace Plumbline.Models.Tokenizers.Decoders;

/// <summary>
/// Runs of byte tokens (<c>&lt;0xE2&gt;</c>) to text; a run that is no valid UTF-8 becomes one U+FFFD for each of its bytes, as in the
/// reference implementation.
/// </summary>
internal sealed class ByteFallbackDecoder : TokenTextDecoder
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public override List<string> Apply(List<string> tokens)
    {
        List<string> texts = new(tokens.Count);
        List<byte> run = [];
        foreach (string token in tokens)
        {
            if (BytePairEncoding.ByteOf(token) is { } value)
            {
                run.Add(value);
                continue;
            }

            EndRun(run, texts);
            texts.Add(token);
        }

        EndRun(run, texts);
        return texts;
    }

    public override TokenSpelling ApplyInside(TokenSpelling token) =>
        token.Bytes is null && BytePairEncoding.ByteOf(token.Text) is { } value ? token with { Bytes = [value] } : token;

    private static void EndRun(List<byte> run, List<string> texts)
    {
        if (run.Count == 0)
        {
            return;
        }

        try
        {
            texts.Add(Strict.GetString([.. run]));
        }
        catch (DecoderFallbackException)
        {
            texts.Add(new string('\uFFFD', run.Count));
        }

        run.Clear();
    }
}
