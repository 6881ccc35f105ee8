using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Tokenizers.Decoders;

/// <summary>
/// Takes up to so many copies of one character from the start and the end of each token; after <c>Fuse</c>, of the whole text.
/// </summary>
internal sealed class StripDecoder(char content, int start, int stop) : TokenTextDecoder
{
    public static StripDecoder FromJson(JsonView value)
    {
        JsonView content = value.Required("content");
        return new StripDecoder(
            content.AsString() is { Length: 1 } one ? one[0] : throw content.Error(content.Describe(), "one character"),
            value.Required("start").AsInteger(0, int.MaxValue),
            value.Required("stop").AsInteger(0, int.MaxValue));
    }

    public override List<string> Apply(List<string> tokens) => tokens.ConvertAll(Strip);

    public override TokenSpelling ApplyInside(TokenSpelling token) =>
        token.Bytes is null && !token.Fused ? token with { Text = Strip(token.Text) } : token;

    private string Strip(string text)
    {
        int first = 0;
        while (first < start && first < text.Length && text[first] == content)
        {
            first++;
        }

        int end = text.Length;
        while (text.Length - end < stop && end > first && text[end - 1] == content)
        {
            end--;
        }

        return text[first..end];
    }
}
