using System.Globalization;
using Plumbline.Models.Configuration;
using Plumbline.Models.Decoders;
using Plumbline.Models.Tokenizers;
using Plumbline.Models.Tokenizers.Training;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Randomness;
using Plumbline.Training.Batches;
using Plumbline.Training.Supervised;

namespace Plumbline.Studies.RewardRealData;

/// <summary>Tokenizer and decoder that know nothing but the training texts.</summary>
internal sealed class RewardBody : IDisposable
{
    private readonly RewardRecipe _recipe;
    private readonly HuggingFaceTokenizer _tokenizer;

    /// <summary>Learns both.</summary>
    /// <param name="recipe">How.</param>
    /// <param name="texts">The training texts; a prompt that stands in several of them is learned once.</param>
    /// <param name="processor">Runs the kernels.</param>
    /// <param name="seed">Decides first weights and order.</param>
    public RewardBody(RewardRecipe recipe, IReadOnlyList<PromptedText> texts, Processor processor, ulong seed)
    {
        _recipe = recipe;
        IEnumerable<string> distinct = texts.Select(text => text.Prompt).Distinct(StringComparer.Ordinal).Concat(texts.Select(text => text.Reply));
        _tokenizer = BytePairTrainer.Train(distinct, new BytePairTrainerOptions { VocabularySize = recipe.Vocabulary }).ToTokenizer();
        Decoder = Decoder.Initialize(Config(), new RandomStream(seed, "study/body"));
        if (recipe.PretrainingEpochs > 0)
        {
            SupervisedOptions options = new()
            {
                Epochs = recipe.PretrainingEpochs,
                LearningRate = recipe.PretrainingRate,
                BatchExamples = 16,
                Optimizer = new AdamWOptions { WeightDecay = 0.1f, Beta2 = 0.95f },
            };
            new SupervisedTrainer(options, processor, seed).Train(
                Decoder, Demonstrations(texts), [], step => LastLoss = step.Loss);
        }
    }

    public Decoder Decoder { get; }

    /// <summary>Loss of the last pretraining step, nats per token.</summary>
    public double LastLoss { get; private set; }

    public PromptedReply Encode(PromptedText text)
    {
        int[] prompt = _tokenizer.Encode(text.Prompt, addSpecialTokens: false, SpecialTokens.AsText);
        int[] reply = _tokenizer.Encode(text.Reply, addSpecialTokens: false, SpecialTokens.AsText);
        return new PromptedReply(
            [.. prompt.Skip(prompt.Length - _recipe.PromptTokens)],
            reply.Length == 0 ? [prompt[^1]] : [.. reply.Take(_recipe.ReplyTokens)]);
    }

    public void Dispose() => Decoder.Dispose();

    private List<Demonstration> Demonstrations(IReadOnlyList<PromptedText> texts)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<Demonstration> demonstrations = [];
        foreach (PromptedText text in texts)
        {
            PromptedReply tokens = Encode(text);
            int known = seen.Add(text.Prompt) ? 1 : tokens.Prompt.Length;
            int[] all = [.. tokens.Prompt, .. tokens.Reply];
            demonstrations.Add(new Demonstration(demonstrations.Count.ToString(CultureInfo.InvariantCulture), all[..known], all[known..]));
        }

        return demonstrations;
    }

    private DecoderConfig Config() => new()
    {
        VocabularySize = _tokenizer.VocabularySize,
        HiddenSize = _recipe.Hidden,
        LayerCount = _recipe.Layers,
        HeadCount = 4,
        KeyValueHeadCount = 4,
        HeadSize = _recipe.Hidden / 4,
        FeedForwardSize = _recipe.Hidden * 8 / 3 / 8 * 8,
        MaxPositions = _recipe.PromptTokens + _recipe.ReplyTokens,
        TiedEmbeddings = true,
    };
}
