using Plumbline.Models.Tokenizers.PreTokenizers;

namespace Plumbline.Models.Tokenizers.Decoders;

/// <summary>Marks (<c>▁</c>) to spaces; those of the first token vanish where the encoder had put one there.</summary>
internal sealed class MetaspaceDecoder(char replacement, PrependScheme scheme) : TokenTextDecoder
{
    public override List<string> Apply(List<string> tokens)
    {
        List<string> texts = tokens.ConvertAll(token => token.Replace(replacement, ' '));
        if (texts.Count > 0 && scheme != PrependScheme.Never)
        {
            texts[0] = tokens[0].Replace(replacement.ToString(), "", StringComparison.Ordinal);
        }

        return texts;
    }

    public override TokenSpelling ApplyInside(TokenSpelling token) =>
        token.Bytes is null ? token with { Text = token.Text.Replace(replacement, ' ') } : token;
}
