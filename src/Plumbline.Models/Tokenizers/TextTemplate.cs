using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Tokenizers;

/// <summary>The <c>post_processor</c> of a tokenizer.json: the special tokens put around a text.</summary>
/// <param name="Prefix">Ids before the text.</param>
/// <param name="Suffix">Ids after the text.</param>
internal sealed record TextTemplate(IReadOnlyList<int> Prefix, IReadOnlyList<int> Suffix)
{
    public static TextTemplate None { get; } = new([], []);

    /// <exception cref="CheckpointException">The kind is not supported.</exception>
    public static TextTemplate Read(JsonView value)
    {
        JsonView type = value.Required("type");
        return type.AsString() switch
        {
            "ByteLevel" => None, // trims offsets, which we do not keep; the ids stay as they are
            "TemplateProcessing" => ReadTemplate(value),
            "Sequence" => value.Required("processors").Items().Select(Read).Aggregate(
                None, (inner, outer) => new TextTemplate([.. outer.Prefix, .. inner.Prefix], [.. inner.Suffix, .. outer.Suffix])),
            _ => throw type.Error(
                $"post-processor {type.Describe()}", "Sequence, ByteLevel or TemplateProcessing", "this tokenizer is not supported"),
        };
    }

    private static TextTemplate ReadTemplate(JsonView value)
    {
        Dictionary<string, int[]> specials = [];
        if (value.Optional("special_tokens") is { } known)
        {
            foreach ((string name, JsonView token) in known.Members())
            {
                specials.Add(name, [.. token.Required("ids").Items().Select(id => id.AsInteger(0, int.MaxValue))]);
            }
        }

        List<int> prefix = [], suffix = [];
        int texts = 0;
        foreach (JsonView part in value.Required("single").Items())
        {
            if (part.Optional("Sequence") is not null)
            {
                texts++;
                continue;
            }

            JsonView special = part.Required("SpecialToken").Required("id");
            (texts == 0 ? prefix : suffix).AddRange(specials.TryGetValue(special.AsString(), out int[]? ids)
                ? ids
                : throw special.Error(special.Describe(), "one of the template's special_tokens"));
        }

        return texts == 1
            ? new TextTemplate(prefix, suffix)
            : throw value.Error($"a template with the text {texts} times", "the text once");
    }
}
