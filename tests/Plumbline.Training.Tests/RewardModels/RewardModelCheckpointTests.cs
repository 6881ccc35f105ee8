using Plumbline.Models.Checkpoints;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Training.Batches;
using Plumbline.Training.RewardModels;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.Tests.RewardModels;

public sealed class RewardModelCheckpointTests : IDisposable
{
    private static readonly PromptedReply[] Replies = [.. TinyWorld.Prompts.Select((prompt, i) => new PromptedReply(prompt.Tokens, [2 + (i % 9), 1]))];
    private readonly Processor _processor = new();
    private readonly TemporaryFolder _folder = new();
    private readonly RewardModel _model;

    public RewardModelCheckpointTests()
    {
        ScalarModel scalar = new(TinyWorld.NewModel());
        new RandomStream(TinyWorld.Seed, "head").FillGaussian(scalar.Head.Edit(), 1);
        _model = new RewardModel(_processor, scalar, Pooling.ReplyMean);
        _model.Normalize(Replies);
        _model.Save(Saved);
    }

    private string Saved => _folder.File("reward");

    [Fact]
    public void Load_SavedModel_IsTheSameToTheBit()
    {
        using RewardModel loaded = RewardModel.Load(Saved, _processor);

        loaded.Pooling.ShouldBe(Pooling.ReplyMean);
        loaded.Offset.ShouldBe(_model.Offset);
        loaded.Gain.ShouldBe(_model.Gain);
        loaded.Gain.ShouldNotBe(1);
        loaded.Model.Head.Values.ToArray().ShouldBe(_model.Model.Head.Values.ToArray());
        loaded.Score(Replies).ShouldBe(_model.Score(Replies));
    }

    [Fact]
    public void Save_LoadedModel_GivesTheSameBytes()
    {
        using RewardModel loaded = RewardModel.Load(Saved, _processor);
        loaded.Save(_folder.File("again"));

        TemporaryFolder.Digests(_folder.File("again")).ShouldBe(TemporaryFolder.Digests(Saved));
    }

    [Fact]
    public void Load_TokenCounts_AreTheSameToTheBit()
    {
        float[] weights = new float[256];
        new RandomStream(TinyWorld.Seed, "counts").FillGaussian(weights, 1);
        double[] without = _model.Score(Replies);
        _model.TokenCounts = new TokenCountHead(2, 8, weights);
        _model.Save(Saved);

        using RewardModel loaded = RewardModel.Load(Saved, _processor);

        loaded.Score(Replies).ShouldBe(_model.Score(Replies));
        loaded.Score(Replies).ShouldNotBe(without);
        File.Delete(_folder.File("reward", TokenCountHead.FileName));
        Should.Throw<CheckpointException>(() => RewardModel.Load(Saved, _processor)).Message.ShouldContain(TokenCountHead.FileName);
        SafetensorsWriter.Write(_folder.File("reward", TokenCountHead.FileName), [new TensorSource("counts.weight", [8], new float[8])]);
        Should.Throw<CheckpointException>(() => RewardModel.Load(Saved, _processor)).Message.ShouldContain("found shape [8], expected shape [256]");
    }

    [Fact]
    public void Load_ScaleWithoutPooling_ReadsTheLastToken()
    {
        File.WriteAllText(_folder.File("reward", "reward.json"), """{"format": "plumbline.reward-model/1", "offset": 0, "gain": 1}""");

        using RewardModel loaded = RewardModel.Load(Saved, _processor);

        loaded.Pooling.ShouldBe(Pooling.LastToken);
        loaded.Score(Replies).ShouldNotBe(_model.Score(Replies));
    }

    [Fact]
    public void Save_OverAnOlderOne_ReplacesItWhole()
    {
        File.WriteAllText(_folder.File("reward", "stale.txt"), "");
        _model.Save(Saved);

        Directory.EnumerateFiles(Saved).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)
            .ShouldBe(["config.json", "generation_config.json", "model.safetensors", "reward.json", "score.safetensors"]);
        Directory.EnumerateFileSystemEntries(_folder.Path).ShouldBe([Saved], "nothing is left behind beside it");
    }

    [Fact]
    public void Body_OfASavedModel_IsAnOrdinaryCheckpoint()
    {
        using Decoder body = Decoder.Load(Saved);

        body.Embedding.Values.ToArray().ShouldBe(_model.Model.Body.Embedding.Values.ToArray());
    }

    [Theory]
    [InlineData("reward.json")]
    [InlineData("score.safetensors")]
    [InlineData("model.safetensors")]
    [InlineData("config.json")]
    public void Load_FileMissingOrCutShort_NamesItInOneLine(string name)
    {
        string file = _folder.File("reward", name);
        byte[] bytes = File.ReadAllBytes(file);
        for (int length = 0; length < bytes.Length - 2; length += Math.Max(1, bytes.Length / 13))
        {
            File.WriteAllBytes(file, bytes[..length]);
            ShouldFail(file);
        }

        File.Delete(file);
        ShouldFail(file);
    }

    [Theory]
    [InlineData("""{"format": "plumbline.reward-model/1", "offset": "NaN", "gain": 1}""")]
    [InlineData("""{"format": "plumbline.reward-model/1", "offset": 0, "gain": 0}""")]
    [InlineData("""{"format": "plumbline.reward-model/1", "gain": 1}""")]
    [InlineData("""{"format": "something else", "offset": 0, "gain": 1}""")]
    [InlineData("""{"format": "plumbline.reward-model/1", "pooling": "maximum", "offset": 0, "gain": 1}""")]
    [InlineData("""{"format": "plumbline.reward-model/1", "token_counts": {"longest_run": 2, "bits": 31}, "offset": 0, "gain": 1}""")]
    [InlineData("null")]
    [InlineData("[]")]
    public void Load_ScaleThatIsNone_NamesTheFile(string json)
    {
        string file = _folder.File("reward", "reward.json");
        File.WriteAllText(file, json);

        ShouldFail(file);
    }

    [Fact]
    public void Load_HeadOfAnotherModel_SaysBothShapes()
    {
        string file = _folder.File("reward", ScalarModel.HeadFileName);
        SafetensorsWriter.Write(file, [new TensorSource("score.weight", [1, 8], new float[8])]);

        Should.Throw<CheckpointException>(() => RewardModel.Load(Saved, _processor)).Message.ShouldContain("found shape [1, 8], expected shape [1, 32]");
    }

    public void Dispose()
    {
        _model.Dispose();
        _folder.Dispose();
        _processor.Dispose();
    }

    private void ShouldFail(string file)
    {
        string message = Should.Throw<CheckpointException>(() => RewardModel.Load(Saved, _processor)).Message;
        message.ShouldStartWith(file);
        message.ShouldNotContain('\n');
    }
}
