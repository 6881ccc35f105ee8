using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Models.Tests.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Models.Tests.Generation;

/// <summary>The promise on which every importance ratio rests: sampling and training agree about log-probabilities, bit for bit.</summary>
public sealed class LogProbTests : IDisposable
{
    private static readonly Dictionary<string, GenerationOptions> Drawings = new()
    {
        ["plain"] = new(),
        ["filtered"] = new() { Temperature = 0.8, TopK = 30, TopP = 0.95, MinP = 0.01, RepetitionPenalty = 1.1 },
        ["hot"] = new() { Temperature = 1.7 },
        ["greedy"] = new() { Temperature = 0 },
        ["hot, tempered"] = new() { Temperature = 1.7, LogProbs = ReportedLogProbs.Tempered },
        ["cold, filtered, tempered"] = new() { Temperature = 0.6, TopK = 30, LogProbs = ReportedLogProbs.Tempered },
    };

    private readonly Processor _processor = new(new ProcessorOptions { Threads = 2 });

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string model in SmallModels.Families)
            {
                foreach (string drawing in Drawings.Keys)
                {
                    cases.Add(model, drawing);
                }
            }

            return cases;
        }
    }

    public void Dispose() => _processor.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void LogProbs_OfGeneration_AreThoseOfATrainingForwardBitForBit(string name, string drawing)
    {
        using Decoder model = SmallModels.Create(name);
        using Generator generator = new(model, _processor);
        using Tape tape = new(_processor);
        int[][] prompts = SmallModels.Sequences(SmallModels.Vocabulary, 1, 5, 33, 64, 31);

        // The longest sequence grows from 64 to 144 tokens, past every tile of 32, 64 and 128.
        IReadOnlyList<GeneratedSequence> results = generator.Generate(
            prompts, Drawings[drawing] with { MaxNewTokens = 80 }, [.. prompts.Select((_, i) => new RandomStream(9, $"reply/{i}"))]);

        double temperature = Drawings[drawing].LogProbs == ReportedLogProbs.Tempered ? Drawings[drawing].Temperature : 1;
        float[] training = NextTokenLoss
            .LogProbs(model, tape, [.. results.Select(result => (int[])[.. result.Prompt, .. result.Tokens])], temperature: temperature).Values.ToArray();
        int row = 0;
        foreach (GeneratedSequence result in results)
        {
            result.Tokens.Length.ShouldBe(80);
            row += result.Prompt.Length - 1;
            result.LogProbs.ShouldHaveBitsOf(training.AsSpan(row, 80), $"prompt of {result.Prompt.Length}");
            row += 80;
        }

        row.ShouldBe(training.Length);
    }

    [Fact]
    public void LogProbs_TemperedAtTemperatureZero_AreRefused()
    {
        new GenerationOptions { Temperature = 0, LogProbs = ReportedLogProbs.Tempered }.Validate().ShouldHaveSingleItem().ShouldContain("temperature 0");
        new GenerationOptions { LogProbs = (ReportedLogProbs)7 }.Validate().ShouldHaveSingleItem().ShouldContain("Tempered");
    }

    [Theory]
    [MemberData(nameof(SmallModels.Names), MemberType = typeof(SmallModels))]
    public void LogProbs_OfATrainingForward_DoNotDependOnTheBatch(string name)
    {
        using Decoder model = SmallModels.Create(name);
        using Tape tape = new(_processor);
        int[][] sequences = SmallModels.Sequences(SmallModels.Vocabulary, 2, 40, 7, 130, 3);
        float[] together = NextTokenLoss.LogProbs(model, tape, sequences).Values.ToArray();
        int row = 0;
        foreach (int[] sequence in sequences)
        {
            tape.Reset();
            float[] alone = NextTokenLoss.LogProbs(model, tape, [sequence]).Values.ToArray();
            alone.ShouldHaveBitsOf(together.AsSpan(row, alone.Length), $"sequence of {sequence.Length}");
            row += alone.Length;
        }
    }
}
