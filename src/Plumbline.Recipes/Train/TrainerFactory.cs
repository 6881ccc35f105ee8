using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Recipes.Align;
using Plumbline.Training.DataSets;
using Plumbline.Training.Examples;
using Plumbline.Training.Judges;
using Plumbline.Training.Kto;
using Plumbline.Training.Loop;
using Plumbline.Training.Nash;
using Plumbline.Training.Offline;
using Plumbline.Training.Online;
using Plumbline.Training.OnlineDpo;
using Plumbline.Training.Pairs;
using Plumbline.Training.PolicyGradient;
using Plumbline.Training.Ppo;
using Plumbline.Training.RejectionSampling;
using Plumbline.Training.Rewards;
using Plumbline.Training.RewardModels;
using Plumbline.Training.Rollouts;
using Plumbline.Training.ScalarHeads;
using Plumbline.Training.Supervised;

namespace Plumbline.Recipes.Train;

/// <summary>Makes the trainer of a recipe out of the parts of the library.</summary>
internal sealed class TrainerFactory : IDisposable
{
    private readonly TrainRecipe _recipe;
    private readonly PretrainedModel _start;
    private readonly Processor _processor;
    private readonly Stack<IDisposable> _owned = new();
    private readonly RewardBuilder _rewards;

    public TrainerFactory(TrainRecipe recipe, PretrainedModel start, Processor processor)
    {
        _recipe = recipe;
        _start = start;
        _processor = processor;
        _rewards = Owned(new RewardBuilder(processor, recipe.Model, start.Tokenizer, recipe.Online.ReplyTokens));
        Rewards = recipe.Rewards.Count > 0 ? _rewards.Set(recipe.Rewards) : null;
    }

    /// <summary>What replies are rewarded with; null for nothing.</summary>
    public RewardSet? Rewards { get; }

    /// <summary>The policy; null where a method trains none.</summary>
    public TrainedPolicy? Policy { get; private set; }

    /// <summary>Encodes rows.</summary>
    public RowEncoder Encoder(TrainFamily family)
    {
        int room = _start.Decoder.Config.SupportedPositions + (family == TrainFamily.Reward ? 0 : 1);
        int reply = family == TrainFamily.Online ? _recipe.Online.ReplyTokens - 1 : 0;
        OverlongRows overlong = _recipe.Encoding.Overlong ?? (family == TrainFamily.Reward ? OverlongRows.Drop : OverlongRows.Truncate);
        return new RowEncoder(
            _start.Tokenizer, ConversationTemplate.Of(_recipe, _start.Tokenizer), _recipe.Encoding, Math.Min(_recipe.Encoding.MaxTokens ?? int.MaxValue, room) - reply, overlong);
    }

    /// <summary>The trainer.</summary>
    public ITrainer Create(IRowSource training, IRowSource? heldOut)
    {
        TrainFamily family = TrainMethods.Of(_recipe.Method).Family;
        RowEncoder encoder = Encoder(family);
        return family switch
        {
            TrainFamily.Reward => Reward(encoder, training, heldOut),
            TrainFamily.Online => Online(encoder, training, heldOut),
            _ => Direct(encoder, training, heldOut),
        };
    }

    /// <summary>Samples and rewards replies of a policy; the same for training and for measuring.</summary>
    public ReplyCollector Collector(TrainedPolicy policy, Decoder sampledFrom, OnlineOptions online)
    {
        ReplySampler sampler = Owned(new ReplySampler(sampledFrom, _processor, online.ReplyTokens, _start.StopTokens, _recipe.Seed, online.Temperature));
        IRewardFunction[] costs = [.. _recipe.Costs.Select(cost => _rewards.Of(cost.Cost))];
        RewardSet rewards = Rewards ?? new RewardSet([new WeightedReward(new FunctionReward("none", _ => 0))]);
        return new ReplyCollector(policy.Policy, sampler, _start.Text, rewards, costs, online.MissingEndPenalty, online.Temperature, _processor);
    }

    public void Dispose()
    {
        while (_owned.TryPop(out IDisposable? owned))
        {
            owned.Dispose();
        }
    }

    private ITrainer Direct(RowEncoder encoder, IRowSource training, IRowSource? heldOut)
    {
        Policy = Owned(TrainedPolicy.Create(_recipe, _start));
        return _recipe.Method switch
        {
            "sft" => Offline(new SupervisedObjective(Policy.Policy.Model, Policy.Policy.Parameters, Policy.Policy.Save), row => ExampleEncoding.Supervised(encoder, row), training, heldOut),
            "kto" => Offline(
                new KtoObjective(Policy.Policy, _recipe.Kto, _processor, encoder.MaxTokens),
                row => ExampleEncoding.Unpaired(encoder, row),
                new UnpairedRows(training),
                heldOut is null ? null : new UnpairedRows(heldOut)),
            _ => Offline(new PairObjective(Policy.Policy, PairLoss(), _processor), row => ExampleEncoding.Pair(encoder, row), training, heldOut),
        };
    }

    private IPairLoss PairLoss() => _recipe.Method switch
    {
        "cpo" or "simpo" => new CpoPairObjective(_recipe.Cpo),
        "orpo" => new OrpoPairObjective(_recipe.Orpo),
        _ => new DpoPairObjective(_recipe.Dpo),
    };

    private ITrainer Reward(RowEncoder encoder, IRowSource training, IRowSource? heldOut)
    {
        ScalarModel scalar = new(_start.Decoder.Clone());
        if (_recipe.Method == "judge")
        {
            Owned(scalar);
            PairJudgeObjective judge = new(scalar, PairSeparator.Of(_start.Tokenizer), folder => SaveScorer(folder, scalar.Save));
            return Offline(judge, row => ExampleEncoding.JudgedPair(encoder, row), training, heldOut);
        }

        RewardModel model = Owned(new RewardModel(_processor, scalar, _recipe.Pooling));
        Action<string> save = folder => SaveScorer(folder, model.Save);
        return _recipe.Method switch
        {
            "reward-pointwise" => Offline(
                new RewardPointObjective(model, _recipe.RewardPointwise, save),
                row => ExampleEncoding.RewardPoint(encoder, row),
                new UnpairedRows(training),
                heldOut is null ? null : new UnpairedRows(heldOut)),
            "reward-process" => Offline(new RewardProcessObjective(model, save), row => ExampleEncoding.RewardProcess(encoder, row), training, heldOut),
            _ => Offline(new RewardPairObjective(model, _recipe.Reward, save), row => ExampleEncoding.RewardPair(encoder, row), training, heldOut),
        };
    }

    private void SaveScorer(string folder, Action<string> save)
    {
        save(folder);
        _start.Tokenizer.Save(folder);
    }

    private OfflineTrainer<TExample> Offline<TExample>(
        IOfflineObjective<TExample> objective, Func<DataSetRow, Encoded<TExample>> encode, IRowSource training, IRowSource? heldOut) => new(
            _recipe.Offline,
            _recipe.Method,
            objective,
            new EncodedRows<TExample>(training, encode),
            heldOut is null ? null : new EncodedRows<TExample>(heldOut, encode),
            _processor,
            _recipe.Seed);

    private OnlineTrainer Online(RowEncoder encoder, IRowSource training, IRowSource? heldOut)
    {
        Policy = Owned(TrainedPolicy.Create(_recipe, _start));
        ReplyCollector collector = Collector(Policy, Policy.Policy.Model, _recipe.Online);
        return new OnlineTrainer(
            _recipe.Online,
            _recipe.Method,
            Policy.Policy,
            collector,
            Objective(Policy),
            Prompts(encoder, training),
            heldOut is null ? [] : HeldOutPrompts(encoder, heldOut, _recipe.Online.EvaluationPrompts),
            _recipe.Seed);
    }

    /// <summary>Prompts of rows.</summary>
    public static EncodedRows<PromptExample> Prompts(RowEncoder encoder, IRowSource rows) => new(rows, row => ExampleEncoding.Prompt(encoder, row));

    /// <summary>The first prompts of held-out rows that can be used.</summary>
    public static IReadOnlyList<PromptExample> HeldOutPrompts(RowEncoder encoder, IRowSource rows, int most)
    {
        EncodedRows<PromptExample> prompts = Prompts(encoder, rows);
        List<PromptExample> chosen = [];
        for (long row = 0; row < prompts.Count && chosen.Count < most; row++)
        {
            if (prompts.Read(row) is { Refusal: null } usable)
            {
                chosen.Add(usable.Example!);
            }
        }

        return chosen;
    }

    private IOnlineObjective Objective(TrainedPolicy policy) => _recipe.Method switch
    {
        "ppo" => new PpoObjective(
            _recipe.Ppo with { Constraints = [.. _recipe.Costs.Select(cost => cost.Constraint)] },
            _recipe.Online,
            policy.Policy,
            CostNames,
            Critic(),
            [.. _recipe.Costs.Select(_ => Critic())],
            _processor,
            _recipe.Seed),
        "rejection" => new RejectionSamplingObjective(_recipe.Rejection, _recipe.Online, policy.Policy, _processor, _recipe.Seed),
        "online-dpo" => new OnlineDpoObjective(PairLoss(), _recipe.Online, _recipe.Judge is null ? null : _rewards.Judge(_recipe.Judge, Rewards), policy.Policy, _processor, _recipe.Seed),
        "nash-md" => new NashMdObjective(
            _recipe.NashMd,
            _recipe.Online,
            _rewards.Judge(_recipe.Judge, Rewards),
            policy.Policy,
            _start.StopTokens,
            (prompt, reply) => _start.Text(prompt, reply),
            _processor,
            _recipe.Seed),
        _ => new PolicyGradientObjective(
            _recipe.PolicyGradient with { Constraints = [.. _recipe.Costs.Select(cost => cost.Constraint)] },
            _recipe.Online,
            [.. _recipe.Rewards.Select(reward => (reward.MetricName, reward.Weight))],
            CostNames,
            policy.Policy,
            _processor,
            _recipe.Seed),
    };

    private IReadOnlyList<string> CostNames => [.. _recipe.Costs.Select(cost => cost.Cost.MetricName)];

    private ScalarModel Critic() => Owned(new ScalarModel(_start.Decoder.Clone()));

    private T Owned<T>(T thing)
        where T : IDisposable
    {
        _owned.Push(thing);
        return thing;
    }
}
