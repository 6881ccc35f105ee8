using Plumbline.Models.Decoders;
using Plumbline.Models.Tokenizers;
using Plumbline.Numerics.Compute;
using Plumbline.Runs;
using Plumbline.Training.Rollouts;

namespace Plumbline.Recipes.Align;

/// <summary>The model that a run starts from, with its tokenizer.</summary>
internal sealed class PretrainedModel : IDisposable
{
    private readonly string _folder;

    private PretrainedModel(string folder, Decoder decoder, HuggingFaceTokenizer tokenizer)
    {
        _folder = folder;
        Decoder = decoder;
        Tokenizer = tokenizer;
        int?[] ends = [tokenizer.EosTokenId, tokenizer.BosTokenId];

        // A text that ends is followed by the begin of the next one where models are trained on one long stream.
        StopTokens = [.. decoder.Config.EosTokenIds.Concat(ends.OfType<int>()).Distinct().Order()];
    }

    /// <summary>The weights; never trained.</summary>
    public Decoder Decoder { get; }

    public HuggingFaceTokenizer Tokenizer { get; }

    /// <summary>Tokens of which each ends a reply.</summary>
    public IReadOnlyList<int> StopTokens { get; }

    /// <summary>Loads a checkpoint folder.</summary>
    /// <exception cref="RunException">The folder is missing, or model and tokenizer do not belong together.</exception>
    /// <exception cref="Models.Checkpoints.CheckpointException">A file is missing or damaged.</exception>
    public static PretrainedModel Load(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new RunException(folder, "cannot read: no such folder", "name the folder of a Hugging Face checkpoint");
        }

        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.Load(folder);
        Decoder decoder = Decoder.Load(folder);
        if (tokenizer.VocabularySize > decoder.Config.VocabularySize)
        {
            int rows = decoder.Config.VocabularySize;
            decoder.Dispose();
            throw new RunException(
                folder, $"the tokenizer has {tokenizer.VocabularySize} tokens, the model {rows} embeddings", "put the model's own tokenizer beside it");
        }

        return new PretrainedModel(folder, decoder, tokenizer);
    }

    /// <summary>Samples from a model of this tokenizer.</summary>
    public ReplySampler Sampler(Decoder model, Processor processor, AlignRecipe recipe) =>
        new(model, processor, recipe.ReplyTokens, StopTokens, recipe.Seed);

    /// <summary>A reply as text, with the space that parts it from its prompt.</summary>
    public string Text(SampledReply reply) => Text(reply.Prompt.Tokens, reply.Tokens);

    /// <summary>A reply as text, from its tokens and those of its prompt.</summary>
    public string Text(int[] promptTokens, int[] replyTokens)
    {
        string prompt = Tokenizer.Decode(promptTokens);
        string both = Tokenizer.Decode([.. promptTokens, .. replyTokens]);
        return both.StartsWith(prompt, StringComparison.Ordinal) ? both[prompt.Length..] : Tokenizer.Decode(replyTokens);
    }

    /// <summary>Writes a model of this tokenizer as a checkpoint folder.</summary>
    public void Save(Decoder model, string folder)
    {
        model.Save(folder);
        Tokenizer.Save(folder);
        string generation = Path.Combine(_folder, "generation_config.json");
        if (File.Exists(generation))
        {
            File.Copy(generation, Path.Combine(folder, "generation_config.json"), overwrite: true);
        }
    }

    public void Dispose() => Decoder.Dispose();
}
