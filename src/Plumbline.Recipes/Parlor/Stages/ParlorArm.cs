using System.Text.Json;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Recipes.Stages;
using Plumbline.Runs;
using Plumbline.Statistics;
using Plumbline.Training.Batches;
using Plumbline.Training.BestOfN;
using Plumbline.Training.Ppo;
using Plumbline.Training.Prompts;
using Plumbline.Training.RewardModels;
using Plumbline.Training.Rollouts;
using Plumbline.Training.ScalarHeads;
using Plumbline.Worlds.Parlor.Annotators;
using Plumbline.Worlds.Parlor.Requests;

namespace Plumbline.Recipes.Parlor.Stages;

/// <summary>One arm of a run: from the verdicts of one kind of annotators to its scorecard. Every stage that finished is remembered.</summary>
internal sealed class ParlorArm
{
    private const int NormalizationReplies = 1024;
    private const int SlopeReplies = 3000;
    private static readonly int[] CurveSizes = [1, 2, 3, 4, 6, 8];
    private readonly string _name;
    private readonly ParlorRun _run;
    private readonly PanelOptions _panel;
    private readonly Decoder _sft;

    /// <param name="name"><c>biased</c> or <c>control</c>.</param>
    /// <param name="run">The run it is part of.</param>
    /// <param name="panel">Its annotators.</param>
    /// <param name="sft">What it starts from; the reference policy.</param>
    public ParlorArm(string name, ParlorRun run, PanelOptions panel, Decoder sft)
    {
        _name = name;
        _run = run;
        _panel = panel;
        _sft = sft;
    }

    private ParlorRecipe Recipe => _run.Recipe;

    private Processor Processor => _run.Session.Processor;

    /// <summary>Runs the arm.</summary>
    /// <param name="groups">Replies of sft to compare, those to one request side by side.</param>
    /// <param name="shared">What base and sft replied to the scorecard's requests.</param>
    /// <param name="cancellation">Stops it.</param>
    public ArmResult Run(IReadOnlyList<ParlorReply[]> groups, IReadOnlyList<StageReplies> shared, CancellationToken cancellation)
    {
        PanelPreferences preferences = ParlorPreferences.Collect(_panel, groups, Recipe.Seed);
        RewardModelScore rewardScore = _run.Store.Once($"{_name}-reward-model", () => TrainRewardModels(preferences, groups, cancellation));
        using RewardEnsemble ensemble = RewardEnsemble.Load(_run.Directory.Layout.Checkpoint($"{_name}-reward-model"), Processor);
        IReadOnlyList<Request> meter = _run.Requests.Meter();
        BestOfNPoint[] curve = _run.Store.Once($"{_name}-best-of-n-curve", () => BestOfNCurve(ensemble, meter, cancellation));
        CheckpointReading[] path = _run.Store.Once($"{_name}-path", () => Optimize(ensemble, meter, cancellation));
        GoodhartMeter goodhart = GoodhartMeasurement.Of(path, new MixtureDesign(meter), curve, Recipe.Seed);
        List<StageReplies> stages = [.. shared];
        stages.Add(new StageReplies("best-of-n", Evaluate("best-of-n", progress => BestOfN(ensemble, progress, cancellation))));
        stages.Add(new StageReplies("rlhf-stopped", Evaluate("rlhf-stopped", progress => AnswerWith(path[goodhart.StoppedAt].Iteration, "rlhf-stopped", progress, cancellation))));
        stages.Add(new StageReplies("rlhf-pushed", Evaluate("rlhf-pushed", progress => AnswerWith(path[^1].Iteration, "rlhf-pushed", progress, cancellation))));
        ArmResult result = Score(preferences, rewardScore, goodhart, ensemble, stages, cancellation);
        DeleteScaffolding();
        return result;
    }

    private RewardModelScore TrainRewardModels(PanelPreferences preferences, IReadOnlyList<ParlorReply[]> groups, CancellationToken cancellation)
    {
        _run.Directory.WriteSamples($"{_name}-preferences", preferences.Records);
        StageReporter reporter = _run.Reporter($"{_name} reward models", 1, "steps");
        RewardEnsembleTrainer trainer = new(Recipe.RewardModels, Processor, Recipe.Seed, Recipe.Seed);
        int done = 0;
        RewardEnsembleResult result = trainer.Train(
            _sft,
            preferences.Preferences,
            (member, step) =>
            {
                _run.Directory.Events.Append($"{_name}/reward-model/step", new { Member = member, Step = step });
                reporter.Total = (long)step.Total * Recipe.RewardModels.Members;
                reporter.Report(++done, new StageFigure("loss", step.Loss, "nats"), new StageFigure("accuracy", step.Accuracy));
            },
            cancellation);
        using RewardEnsemble ensemble = result.Ensemble;
        ensemble.Normalize([.. groups.SelectMany(group => group).Take(NormalizationReplies).Select(reply => new PromptedReply(reply.Prompt, reply.Tokens))], cancellation);
        ParlorReply[] unseen = Unseen(groups, result.Split);
        IReadOnlyList<BiasSlope> slopes = RewardModelMeasurement.Slopes(ensemble, unseen, cancellation);
        BiasAlarmScore alarm = BiasAlarmMeasurement.Of(ensemble, _run.Session, unseen, Recipe.Seed, cancellation);
        ensemble.Save(_run.Directory.Layout.Checkpoint($"{_name}-reward-model"));
        RewardModelScore score = RewardModelMeasurement.Of(result, preferences, slopes, alarm);
        reporter.Finish(done, new StageFigure("held-out accuracy", score.Accuracy.Value), new StageFigure("ceiling", score.Ceiling));
        return score;
    }

    // Replies to requests that no reward model was trained on.
    private static ParlorReply[] Unseen(IReadOnlyList<ParlorReply[]> groups, PreferenceSplit split)
    {
        HashSet<string> seen = [.. split.Training.Select(preference => preference.PromptId)];
        return [.. groups.Where(group => !seen.Contains(group[0].Request.Id)).SelectMany(group => group).Take(SlopeReplies)];
    }

    private BestOfNPoint[] BestOfNCurve(RewardEnsemble ensemble, IReadOnlyList<Request> meter, CancellationToken cancellation)
    {
        int largest = CurveSizes[^1];
        StageReporter reporter = _run.Reporter($"{_name} best-of-n", (long)meter.Count * largest, "replies");
        using ReplySampler sampler = _run.Session.Sampler(_sft);
        IReadOnlyList<BestOfNReplies> samples = new BestOfNSampler(sampler, ensemble)
            .Sample([.. meter.Select(_run.Session.Prompt)], largest, "best-of-n-curve", done => reporter.Report(done), cancellation);
        double[][] gold =
        [
            .. samples.Select((sample, i) => sample.Replies.Select(reply =>
                _run.Session.Judge(meter[i], sample.Prompt.Tokens, reply.Tokens, reply.Ended, 0).Judgement.Gold).ToArray()),
        ];
        MixtureDesign design = new(meter);
        reporter.Finish((long)meter.Count * largest);
        return
        [
            .. CurveSizes.Select(n => new BestOfNPoint(
                n,
                BestOfNMath.Kl(n),
                design.Mean([.. samples.Select(sample => BestOfNMath.ExpectedValue(sample.Scores, sample.Scores, n))]),
                design.Mean([.. samples.Select((sample, i) => BestOfNMath.ExpectedValue(sample.Scores, gold[i], n))]))),
        ];
    }

    /// <summary>PPO with a measurement every few iterations. Goes on from the last measurement where the run was cut short.</summary>
    private CheckpointReading[] Optimize(RewardEnsemble ensemble, IReadOnlyList<Request> meter, CancellationToken cancellation)
    {
        StageReporter reporter = _run.Reporter($"{_name} ppo", Recipe.Ppo.Iterations, "iterations");
        IReadOnlyList<Request> requests = _run.Requests.Training("ppo", Recipe.PpoRequests);
        Prompt[] prompts = [.. requests.Select(_run.Session.Prompt)];
        Dictionary<string, Request> byId = requests.ToDictionary(request => request.Id, StringComparer.Ordinal);
        using Decoder policy = _sft.Clone();
        using ScalarModel critic = new(_sft.Clone());
        using ReplySampler sampler = _run.Session.Sampler(policy);
        using PpoTrainer trainer = new(Recipe.Ppo, new PpoModels(policy, _sft, ensemble, critic), sampler, prompts, Processor, Recipe.Seed);
        List<CheckpointReading> readings = Restore(trainer);
        if (readings.Count == 0)
        {
            readings.Add(Measure(0));
        }

        trainer.Train(
            iteration =>
            {
                ParlorReply[] judged = [.. iteration.Rollouts.Select(rollout => _run.Session.Judge(
                    byId[rollout.Reply.Prompt.Id], rollout.Reply.Prompt.Tokens, rollout.Reply.Tokens, rollout.Reply.Ended, 0))];
                double gold = judged.Average(reply => reply.Judgement.Gold);
                _run.Directory.Events.Append($"{_name}/ppo/iteration", new { iteration.Number, iteration.Metrics, Gold = gold });
                reporter.Report(
                    iteration.Number,
                    new StageFigure("reward", iteration.Metrics[PpoMetrics.Score]),
                    new StageFigure("gold", gold),
                    new StageFigure("KL", iteration.Metrics[PpoMetrics.Kl], "nats"));
                if (iteration.Number % Recipe.MeasureEvery == 0 || iteration.Number == Recipe.Ppo.Iterations)
                {
                    readings.Add(Measure(iteration.Number));
                    Save(trainer, readings);
                }
            },
            cancellation);
        if (readings[^1].Iteration != trainer.Result.Iterations)
        {
            // It stopped early: what it stopped at is what was pushed.
            readings.Add(Measure(trainer.Result.Iterations));
        }

        reporter.Finish(trainer.Result.Iterations, new StageFigure("reward", readings[^1].Proxy.Average()), new StageFigure("gold", readings[^1].Gold.Average()));
        return [.. readings];

        CheckpointReading Measure(int iteration)
        {
            _run.Directory.WriteCheckpoint(PathCheckpoint(iteration), folder => policy.Save(folder));
            StoredReply[] replies = _run.Session.Answer(policy, _sft, meter, "meter", null, cancellation);
            return GoodhartMeasurement.Read(iteration, ensemble, _run.Session.Judge(meter, replies), cancellation);
        }
    }

    // Every stage that needs them has finished, and is remembered.
    private void DeleteScaffolding()
    {
        foreach (string name in _run.Directory.Layout.CheckpointNames()
            .Where(name => name == $"{_name}-ppo" || name.StartsWith($"{_name}-path-", StringComparison.Ordinal)))
        {
            Directory.Delete(_run.Directory.Layout.Checkpoint(name), recursive: true);
        }

        File.Delete(ReadingsFile);
    }

    private string PathCheckpoint(int iteration) => FormattableString.Invariant($"{_name}-path-{iteration:0000}");

    private string ReadingsFile => Path.Combine(_run.Directory.Layout.Folder, "stages", $"{_name}-path-so-far.json");

    private List<CheckpointReading> Restore(PpoTrainer trainer)
    {
        string folder = _run.Directory.Layout.Checkpoint($"{_name}-ppo");
        if (!Directory.Exists(folder))
        {
            return [];
        }

        PpoState state = PpoState.Load(folder);
        List<CheckpointReading> readings = StageStore.Read<List<CheckpointReading>>(ReadingsFile, $"delete it and {folder}, and resume; PPO then starts again");
        trainer.Restore(state);
        return [.. readings.Where(reading => reading.Iteration <= state.Result.Iterations)];
    }

    // Readings first: those beyond the state are dropped when it is restored.
    private void Save(PpoTrainer trainer, List<CheckpointReading> readings)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(ReadingsFile)!);
        AtomicFile.WriteAllText(ReadingsFile, JsonSerializer.Serialize(readings, RunJson.Document));
        trainer.Capture().Save(_run.Directory.Layout.Checkpoint($"{_name}-ppo"));
    }

    private StoredReply[] BestOfN(RewardEnsemble ensemble, StageReporter reporter, CancellationToken cancellation)
    {
        IReadOnlyList<Request> requests = _run.Scorecard.All;
        using ReplySampler sampler = _run.Session.Sampler(_sft);
        IReadOnlyList<BestOfNReplies> samples = new BestOfNSampler(sampler, ensemble)
            .Sample([.. requests.Select(_run.Session.Prompt)], Recipe.BestOf, "scorecard", done => reporter.Report(done / Recipe.BestOf), cancellation);
        return [.. samples.Select((sample, i) => new StoredReply(requests[i].Id, sample.Best.Tokens, sample.Best.Ended, BestOfNMath.Kl(Recipe.BestOf)))];
    }

    private StoredReply[] AnswerWith(int iteration, string stage, StageReporter reporter, CancellationToken cancellation)
    {
        // Of an arm that has ended, only the checkpoints that it kept are left.
        string kept = _run.Directory.Layout.Checkpoint($"{_name}-{stage}");
        string onPath = _run.Directory.Layout.Checkpoint(PathCheckpoint(iteration));
        using Decoder policy = Decoder.Load(Directory.Exists(onPath) ? onPath : kept);
        _run.Directory.WriteCheckpoint($"{_name}-{stage}", folder => _run.Base.Save(policy, folder));
        return _run.Session.Answer(policy, _sft, _run.Scorecard.All, "scorecard", done => reporter.Report(done), cancellation);
    }

    private StoredReply[] Evaluate(string stage, Func<StageReporter, StoredReply[]> answer) => _run.Store.Once($"{_name}-{stage}", () =>
    {
        StageReporter reporter = _run.Reporter($"{_name} evaluate {stage}", _run.Scorecard.All.Count, "replies");
        StoredReply[] replies = answer(reporter);
        reporter.Finish(replies.Length);
        return replies;
    });

    private ArmResult Score(
        PanelPreferences preferences,
        RewardModelScore rewardScore,
        GoodhartMeter goodhart,
        RewardEnsemble ensemble,
        List<StageReplies> stages,
        CancellationToken cancellation)
    {
        ScorecardMeasurement measurement = new(_run.Scorecard, new AnnotatorPanel(_panel));
        List<StageScore> scores = [];
        List<ScoredStage> scored = [];
        foreach (StageReplies stage in stages)
        {
            ParlorReply[] replies = _run.Session.Judge(_run.Scorecard.All, stage.Replies);
            double[] proxies = ensemble.Score([.. replies.Select(reply => new PromptedReply(reply.Prompt, reply.Tokens))], cancellation).Means;
            ScoredStage now = new(stage.Name, replies, proxies, measurement.Gaps(replies));
            ScoredStage? before = stage.Name switch
            {
                "base" => null,
                "sft" => scored[0],
                "rlhf-pushed" => scored[^1],
                _ => scored[1],
            };
            ScoredStage? start = scored.Count < 2 ? before : scored[1];
            Gap? tax = start is null ? null : measurement.AlignmentTax(start.Replies, replies);
            scores.Add(StageScores.Of(now, before, tax, _run.Scorecard.Mixed.Count));
            scored.Add(now);
            _run.Directory.WriteSamples($"{_name}-{stage.Name}", replies.Select((reply, i) => new
            {
                reply.Request.Id,
                reply.Request.Family,
                reply.Request.Cluster,
                Mixed = i < _run.Scorecard.Mixed.Count,
                Prompt = string.Join("\n", reply.Request.Turns),
                Reply = reply.Text,
                reply.Judgement.Gold,
                Proxy = proxies[i],
                Read = ScorecardMeasurement.InWords(reply),
            }));
        }

        ArmScorecard card = new(_name, preferences.Score, rewardScore, goodhart, scores, ScorecardMeasurement.Growth(scored[1].Gaps, scored[^1].Gaps));
        return new ArmResult(card, scored);
    }
}

/// <summary>What one stage replied to the scorecard's requests.</summary>
internal sealed record StageReplies(string Name, StoredReply[] Replies);

/// <summary>The same, read, judged and scored.</summary>
internal sealed record ScoredStage(string Name, ParlorReply[] Replies, double[] Proxies, IReadOnlyList<GapPairs> Gaps);

/// <summary>An arm's scorecard with the replies behind it.</summary>
internal sealed record ArmResult(ArmScorecard Scorecard, IReadOnlyList<ScoredStage> Stages);
