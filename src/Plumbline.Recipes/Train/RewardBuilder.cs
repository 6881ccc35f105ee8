using Plumbline.Models.Chat;
using Plumbline.Models.ChatTemplates;
using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Models.Tokenizers;
using Plumbline.Numerics.Compute;
using Plumbline.Training.Judges;
using Plumbline.Training.RewardModels;
using Plumbline.Training.Rewards;
using Plumbline.Training.Rewards.Functions;
using Plumbline.Training.Rollouts;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Recipes.Train;

/// <summary>Makes the rewards and judges that a recipe names, and keeps the models behind them.</summary>
/// <param name="processor">Runs the kernels.</param>
/// <param name="folder">The policy's folder.</param>
/// <param name="tokenizer">The policy's tokenizer.</param>
/// <param name="replyTokens">Longest reply, for the price of overlong ones.</param>
internal sealed class RewardBuilder(Processor processor, string folder, HuggingFaceTokenizer tokenizer, int replyTokens) : IDisposable
{
    private const int RepeatedPiece = 3;
    private const string TokenizerFile = "tokenizer.json";
    private readonly Stack<IDisposable> _owned = new();

    /// <summary>All rewards of a recipe.</summary>
    public RewardSet Set(IReadOnlyList<RewardRecipe> rewards) => new([.. rewards.Select(reward => new WeightedReward(Of(reward), reward.Weight))]);

    /// <summary>One reward.</summary>
    public IRewardFunction Of(RewardRecipe reward)
    {
        string name = reward.MetricName;
        return reward.Kind switch
        {
            "any-of" => WordRewards.AnyOf(name, reward.Words),
            "ends-with" => WordRewards.EndsWithAnyOf(name, reward.Words, reward.Sentences),
            "matches" => WordRewards.Matching(name, reward.Pattern!),
            "exact" => AnswerRewards.Exact(name, reward.Column),
            "contains" => AnswerRewards.Contains(name, reward.Column),
            "number" => AnswerRewards.LastNumber(name, reward.Column),
            "ended" => LengthRewards.Ended(name),
            "length" => LengthRewards.Price(name, reward.Unit),
            "repetition" => new FunctionReward(name, request => ReplyPenaltyMath.Repetition(request.Tokens.Reply, RepeatedPiece, -1)),
            "overlong" => new FunctionReward(name, request => ReplyPenaltyMath.SoftOverlong(request.Tokens.Reply.Length, replyTokens, Math.Max(1, replyTokens / 5))),
            "model" => FromModel(name, reward.Folder!),
            "command" => new CommandReward(name, reward.Command, TimeSpan.FromSeconds(reward.TimeoutSeconds)),
            "judge" => new JudgeReward(name, Client(reward.Folder!), new JudgeRewardOptions { Instructions = reward.Instructions!, Lowest = reward.Lowest, Highest = reward.Highest }),
            _ => throw new ArgumentException($"there is no reward of kind '{reward.Kind}'", nameof(reward)),
        };
    }

    /// <summary>A judge of pairs: a learned one, a model that is asked, or the rewards.</summary>
    public IPairwiseJudge Judge(RewardRecipe? judge, RewardSet? rewards) => judge switch
    {
        null => new RewardJudge("rewards", rewards ?? throw new ArgumentException("there is neither a judge nor a reward to judge by")),
        { Kind: "model" } => new PairJudgeModel(judge.MetricName, Owned(ScalarModel.Load(judge.Folder!)), PairSeparator.Of(tokenizer), processor),
        { Kind: "judge" } => new ChatJudge(judge.MetricName, Client(judge.Folder!), judge.Instructions!),
        _ => new RewardJudge(judge.MetricName, new RewardSet([new WeightedReward(Of(judge))])),
    };

    public void Dispose()
    {
        while (_owned.TryPop(out IDisposable? owned))
        {
            owned.Dispose();
        }
    }

    private RewardModelReward FromModel(string name, string modelFolder)
    {
        RewardModel model = Owned(RewardModel.Load(modelFolder, processor));
        HuggingFaceTokenizer own = HuggingFaceTokenizer.Load(modelFolder);
        return new RewardModelReward(name, model, HasOurTokenizer(modelFolder) ? null : own);
    }

    private bool HasOurTokenizer(string modelFolder) =>
        File.ReadAllBytes(Path.Combine(folder, TokenizerFile)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(modelFolder, TokenizerFile)));

    private LocalChatClient Client(string judgeFolder)
    {
        HuggingFaceTokenizer judgeTokenizer = HuggingFaceTokenizer.Load(judgeFolder);
        Decoder model = Owned(Decoder.Load(judgeFolder));
        Generator generator = Owned(new Generator(model, processor, judgeTokenizer));
        IChatFormat format = ChatTemplateFile.Find(judgeFolder) is { } template
            ? new TemplateChatFormat(template.Default, template.SpecialTokens)
            : new PlainChatFormat();
        return Owned(new LocalChatClient(generator, new LocalChatClientOptions { ModelId = Path.GetFileName(judgeFolder), Format = format }));
    }

    private T Owned<T>(T thing)
        where T : IDisposable
    {
        _owned.Push(thing);
        return thing;
    }
}

/// <summary>The token between two replies that a learned judge reads.</summary>
internal static class PairSeparator
{
    public static int Of(ITokenizer tokenizer) => tokenizer.EosTokenId ?? tokenizer.BosTokenId ?? 0;
}
