using Plumbline.Models.Checkpoints;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Training.Advantages;
using Plumbline.Training.Batches;
using Plumbline.Training.Preferences;
using Plumbline.Training.RewardModels;
using Plumbline.Training.Rollouts;
using Plumbline.Training.Scorers;

namespace Plumbline.Training.Tests.RewardModels;

public sealed class RewardEnsembleTests : IDisposable
{
    private static readonly RewardEnsembleOptions Options =
        new() { Members = 3, RewardModel = new RewardModelOptions { Epochs = 4, BatchPairs = 16, LearningRate = 3e-3 } };

    private readonly Processor _processor = new();
    private readonly Decoder _model = TinyWorld.NewModel();
    private readonly PromptedReply[] _replies;
    private readonly IReadOnlyList<Preference> _preferences;
    private readonly RewardEnsembleResult _result;

    public RewardEnsembleTests()
    {
        using ReplySampler sampler = new(_model, _processor, 8, [TinyWorld.EndToken], TinyWorld.Seed);
        IReadOnlyList<SampledReply> replies = sampler.Sample(TinyWorld.Prompts, 12, "preference");
        _replies = [.. replies.Select(reply => reply.PromptedReply)];
        _preferences = TinyWorld.PreferencesOf(replies);
        _result = Trainer(TinyWorld.Seed).Train(_model, _preferences);
    }

    [Fact]
    public void Train_LearnableWish_TheMeanIsRightOnPromptsThatNoMemberSaw()
    {
        _result.HeldOut.Accuracy.Share.ShouldBeGreaterThan(0.8);
        _result.HeldOut.Margins.Length.ShouldBe(_result.Split.HeldOut.Count);
        _result.HeldOut.Margins.Count(margin => margin > 0).ShouldBe((int)Math.Round(_result.HeldOut.Accuracy.Share * _result.Split.HeldOut.Count));
        _result.Members.ShouldAllBe(member => member.HeldOutAccuracy.Count == _result.Split.HeldOut.Count && member.HeldOutAccuracy.Share > 0.7);
    }

    [Fact]
    public void Train_Members_Differ() => _result.Members.Select(member => member.Model.Model.Head.Values[0]).ShouldBeUnique();

    [Fact]
    public void Train_OtherTrainingSeed_HoldsOutTheSamePrompts()
    {
        PreferenceSplit other = Trainer(TinyWorld.Seed + 1).Split(_preferences);

        other.HeldOut.ShouldBe(_result.Split.HeldOut);
    }

    [Fact]
    public void TrainMember_Alone_IsTheSameMember()
    {
        RewardEnsembleTrainer trainer = Trainer(TinyWorld.Seed);
        using RewardModel alone = trainer.TrainMember(_model, trainer.Split(_preferences), 2).Model;

        alone.Score(_replies).ShouldBe(_result.Ensemble.Members[2].Score(_replies));
    }

    [Fact]
    public void Score_Replies_HasMeanAndDeviationOfTheMembers()
    {
        double[][] members = _result.Ensemble.MemberScores(_replies);

        ReplyScores scores = _result.Ensemble.Score(_replies);

        double[] first = [.. members.Select(member => member[0])];
        double mean = (first[0] + first[1] + first[2]) / 3;
        scores.Means[0].ShouldBe(mean, 1e-12);
        scores.Spreads.ShouldNotBeNull()[0].ShouldBe(Math.Sqrt(first.Sum(score => (score - mean) * (score - mean)) / 2), 1e-12);
        scores.Spreads.ShouldAllBe(spread => spread > 0);
    }

    [Fact]
    public void Normalize_Replies_GivesEveryMemberMeanZeroAndDeviationOne()
    {
        _result.Ensemble.Normalize(_replies);

        foreach (double[] scores in _result.Ensemble.MemberScores(_replies))
        {
            (double mean, double variance) = WhiteningMath.Moments(scores, [], VarianceEstimator.Population);
            mean.ShouldBe(0, 1e-9);
            variance.ShouldBe(1, 1e-9);
        }

        WhiteningMath.Moments(_result.Ensemble.Score(_replies).Means, [], VarianceEstimator.Population).Variance.ShouldBeLessThan(1);
    }

    [Fact]
    public void Load_SavedEnsemble_ScoresTheSameBits()
    {
        using TemporaryFolder folder = new();
        _result.Ensemble.Normalize(_replies);
        _result.Ensemble.Save(folder.File("ensemble"));

        using RewardEnsemble loaded = RewardEnsemble.Load(folder.File("ensemble"), _processor);

        loaded.Score(_replies).Means.ShouldBe(_result.Ensemble.Score(_replies).Means);
        loaded.Score(_replies).Spreads.ShouldBe(_result.Ensemble.Score(_replies).Spreads);
    }

    [Theory]
    [InlineData("""{"format": "plumbline.reward-ensemble/1", "members": 4}""", "member-4")]
    [InlineData("""{"format": "plumbline.reward-ensemble/1", "members": 2000000000}""", "2000000000 members")]
    [InlineData("""{"format": "plumbline.reward-ensemble/2", "members": 3}""", "plumbline.reward-ensemble/2")]
    [InlineData("""{"members": "three"}""", "ensemble.json")]
    public void Load_DamagedCount_SaysWhatIsWrong(string json, string expected)
    {
        using TemporaryFolder folder = new();
        _result.Ensemble.Save(folder.File("ensemble"));
        File.WriteAllText(folder.File("ensemble", RewardEnsemble.FileName), json);

        Should.Throw<CheckpointException>(() => RewardEnsemble.Load(folder.File("ensemble"), _processor)).Message.ShouldContain(expected);
    }

    [Fact]
    public void Constructor_OneMember_Throws() => Should.Throw<ArgumentException>(() => new RewardEnsemble([_result.Ensemble.Members[0]]));

    [Fact]
    public void Validate_EverythingWrong_ListsEveryProblem() =>
        new RewardEnsembleOptions { Members = 1, RewardModel = new RewardModelOptions { Epochs = 0 } }.Validate().Count.ShouldBe(2);

    public void Dispose()
    {
        _result.Ensemble.Dispose();
        _model.Dispose();
        _processor.Dispose();
    }

    private RewardEnsembleTrainer Trainer(ulong seed) => new(Options, _processor, seed, splitSeed: 11);
}
