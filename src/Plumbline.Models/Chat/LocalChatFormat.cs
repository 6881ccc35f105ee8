using Plumbline.Models.Checkpoints;
using Plumbline.Models.ChatTemplates;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.Chat;

/// <summary>The chat format of a model folder.</summary>
/// <param name="Format">The format.</param>
/// <param name="Name">It in words.</param>
internal sealed record LocalChatFormat(IChatFormat Format, string Name)
{
    private const string None = "none";
    private const int MaxTemplateBytes = 16_000_000;

    /// <summary>What marks the turns of a Parlor model, which brings no template: its tokenizer has exactly these special tokens.</summary>
    private static readonly string[] ParlorSigns = ["<|user|>", "<|assistant|>", "<|end|>"];

    /// <summary>Finds the format.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="baseFolder">The folder of its weights: the same, or that of an adapter's base model.</param>
    /// <param name="tokenizer">Its tokenizer.</param>
    /// <param name="wanted">A built-in template, a file, <c>none</c>, or null for what the folder brings.</param>
    /// <exception cref="CheckpointException">A file is missing or damaged.</exception>
    /// <exception cref="ChatTemplateException">The template is damaged or not supported.</exception>
    public static LocalChatFormat Find(string folder, string baseFolder, HuggingFaceTokenizer tokenizer, string? wanted)
    {
        if (wanted == None)
        {
            return Plain();
        }

        if (wanted is not null && BuiltInChatTemplates.Names.Contains(wanted))
        {
            return BuiltIn(wanted, tokenizer);
        }

        if (wanted is not null)
        {
            FileInfo file = new(wanted);
            return file is { Exists: true, Length: <= MaxTemplateBytes }
                ? new LocalChatFormat(new TemplateChatFormat(ChatTemplate.Parse(File.ReadAllText(wanted), wanted), SpecialTokensOf(tokenizer)), wanted)
                : throw new CheckpointException(
                    wanted, "chat template", file.Exists ? $"{file.Length} bytes" : "no such file", $"a template file, {None} or one of {string.Join(", ", BuiltInChatTemplates.Names)}",
                    "name one of these");
        }

        if ((ChatTemplateFile.Find(folder) ?? ChatTemplateFile.Find(baseFolder)) is { } own)
        {
            return new LocalChatFormat(new TemplateChatFormat(own.Default, own.SpecialTokens), "the model's own template");
        }

        bool isParlor = ParlorSigns.All(sign => tokenizer.IdOf(sign) is { } id && tokenizer.IsSpecial(id))
            && tokenizer.EosTokenId == tokenizer.IdOf(ParlorSigns[^1]) && tokenizer.BosTokenId == tokenizer.EosTokenId;
        return isParlor ? BuiltIn(BuiltInChatTemplates.Parlor, tokenizer) : Plain();
    }

    /// <summary>The format with other stop strings.</summary>
    public IChatFormat With(IReadOnlyList<string> stopStrings) => Format is TemplateChatFormat template ? template with { StopStrings = stopStrings } : Format;

    private static LocalChatFormat Plain() => new(new PlainChatFormat(), "plain text, without turns");

    private static LocalChatFormat BuiltIn(string name, HuggingFaceTokenizer tokenizer) =>
        new(new TemplateChatFormat(BuiltInChatTemplates.Get(name), SpecialTokensOf(tokenizer)), name);

    private static Dictionary<string, string> SpecialTokensOf(HuggingFaceTokenizer tokenizer)
    {
        Dictionary<string, string> tokens = new(StringComparer.Ordinal);
        Add("bos_token", tokenizer.BosTokenId);
        Add("eos_token", tokenizer.EosTokenId);
        return tokens;

        void Add(string name, int? id)
        {
            if (id is { } token && tokenizer.TokenText(token) is { } text)
            {
                tokens[name] = text;
            }
        }
    }
}
