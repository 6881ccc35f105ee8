using Plumbline.Models.Adapters;
using Plumbline.Models.Checkpoints;
using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.Chat;

/// <summary>A model from a folder with all that a conversation with it needs: weights, tokenizer, chat format and end tokens.</summary>
public sealed class LocalModel : IDisposable
{
    private LocalModel(string folder, Decoder decoder, HuggingFaceTokenizer tokenizer, LocalChatFormat format, string digest)
    {
        Folder = folder;
        Decoder = decoder;
        Tokenizer = tokenizer;
        FormatName = format.Name;
        Digest = digest;
        List<int> ends = [.. decoder.Config.EosTokenIds];
        ends.AddRange(new[] { tokenizer.EosTokenId, tokenizer.BosTokenId, decoder.Config.BosTokenId }.OfType<int>());
        List<string> stops = [];
        foreach (string stop in format.Format.StopStrings)
        {
            // A turn that ends with a special token ends with that token, not with its letters.
            if (tokenizer.IdOf(stop) is { } id && tokenizer.IsSpecial(id))
            {
                ends.Add(id);
            }
            else
            {
                stops.Add(stop);
            }
        }

        StopTokens = [.. ends.Distinct().Order()];
        Format = format.With(stops);
    }

    /// <summary>Where it was read from.</summary>
    public string Folder { get; }

    /// <summary>The weights, those of adapters merged into them.</summary>
    public Decoder Decoder { get; }

    /// <summary>The tokenizer.</summary>
    public HuggingFaceTokenizer Tokenizer { get; }

    /// <summary>How a conversation becomes a prompt.</summary>
    public IChatFormat Format { get; }

    /// <summary>The format in words, such as <c>parlor</c>, <c>plain</c> or the template's file.</summary>
    public string FormatName { get; }

    /// <summary>Tokens of which each ends a reply: the model's and tokenizer's end, the begin of a next text, and the end of a turn.</summary>
    public IReadOnlyList<int> StopTokens { get; }

    /// <summary>SHA-256 of the files that decide what the model says, in lower-case hexadecimal.</summary>
    public string Digest { get; }

    /// <summary>Reads a checkpoint folder, or a PEFT adapter folder with its base model.</summary>
    /// <param name="folder">The folder, in the layout of Hugging Face.</param>
    /// <param name="options">Chat template and base model; null for what the folder says.</param>
    /// <exception cref="CheckpointException">A file is missing, damaged or does not fit the others.</exception>
    /// <exception cref="ChatTemplates.ChatTemplateException">The chat template is damaged or not supported.</exception>
    public static LocalModel Load(string folder, LocalModelOptions? options = null)
    {
        options ??= new LocalModelOptions();
        bool isAdapter = !File.Exists(Path.Combine(folder, "config.json")) && File.Exists(Path.Combine(folder, LoraConfigFile.FileName));
        string weights = isAdapter ? BaseOf(folder, options) : folder;
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.Load(File.Exists(Path.Combine(folder, "tokenizer.json")) ? folder : weights);
        LocalChatFormat format = LocalChatFormat.Find(folder, weights, tokenizer, options.ChatTemplate);
        Decoder decoder = Decoder.Load(weights);
        try
        {
            if (tokenizer.VocabularySize > decoder.Config.VocabularySize)
            {
                throw new CheckpointException(
                    Path.Combine(folder, "tokenizer.json"), "vocabulary", $"{tokenizer.VocabularySize} tokens",
                    $"at most the model's {decoder.Config.VocabularySize} embeddings", "put the model's own tokenizer beside it");
            }

            if (isAdapter)
            {
                using LoraAdapters adapters = LoraAdapters.Load(folder, decoder);
                adapters.Merge();
            }

            return new LocalModel(folder, decoder, tokenizer, format, ModelDigest.Of(isAdapter ? [weights, folder] : [folder], format.Name));
        }
        catch
        {
            decoder.Dispose();
            throw;
        }
    }

    /// <summary>What a client of this model does where a request does not say.</summary>
    /// <param name="modelId">Name of the model in responses.</param>
    /// <param name="maxNewTokens">Most tokens of a reply where the request does not say.</param>
    /// <param name="seed">Seed of requests that bring none.</param>
    public LocalChatClientOptions ClientOptions(string modelId, int maxNewTokens = 256, ulong seed = 0) => new()
    {
        ModelId = modelId,
        Format = Format,
        Generation = new GenerationOptions { MaxNewTokens = maxNewTokens, StopTokens = StopTokens },
        Seed = seed,
    };

    /// <summary>Frees the weights.</summary>
    public void Dispose() => Decoder.Dispose();

    private static string BaseOf(string folder, LocalModelOptions options)
    {
        string? named = options.BaseFolder ?? LoraConfigFile.ReadBaseModel(folder);
        string[] candidates = named is null ? [] : [named, Path.Combine(folder, named)];
        return Array.Find(candidates, Directory.Exists) ?? throw new CheckpointException(
            Path.Combine(folder, LoraConfigFile.FileName), "$.base_model_name_or_path", named is null ? "nothing" : $"'{named}', which is no folder here",
            "the folder of the model that the adapter was trained on", "pull the base model and name its folder");
    }
}
