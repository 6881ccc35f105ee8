using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Runs;
using Plumbline.Training.DataSets;
using Plumbline.Training.Lineage;
using Plumbline.Training.Loop;
using Plumbline.Training.Offline;
using Plumbline.Training.Supervised;
using Plumbline.Training.Texts;

namespace Plumbline.Training.Tests.Offline;

/// <summary>Which rows the steps take, and that a trainer's position is part of its state.</summary>
public sealed class OfflineTrainerTests : IDisposable
{
    private readonly Processor _processor = new(new ProcessorOptions { Threads = 2 });
    private readonly List<Decoder> _models = [];

    public void Dispose()
    {
        _models.ForEach(model => model.Dispose());
        _processor.Dispose();
    }

    [Fact]
    public void Rows_OfTwoPasses_AreInTheOrderOfEachPass()
    {
        using OfflineTrainer<LearnedText> trainer = NewTrainer(new Rows(7), new OfflineOptions { BatchExamples = 2, Epochs = 2 });
        DataSetOrder order = new(7, TinyWorld.Seed);

        string[] taken = [.. Enumerable.Range(0, 7).SelectMany(step => trainer.Step(step, CancellationToken.None).Lineage.Rows)];

        trainer.TotalSteps.ShouldBe(7);
        taken.ShouldBe(order.Epoch(0).Concat(order.Epoch(1)).Select(row => $"row {row}"));
        order.Epoch(0).ShouldNotBe(order.Epoch(1));
    }

    [Fact]
    public void Rows_WithoutShuffling_AreInTheOrderOfTheFile()
    {
        using OfflineTrainer<LearnedText> trainer = NewTrainer(new Rows(3), new OfflineOptions { BatchExamples = 4, Shuffle = false });

        trainer.Step(0, CancellationToken.None).Lineage.Rows.ShouldBe(["row 0", "row 1", "row 2", "row 0"]);
    }

    [Fact]
    public void Rows_ThatAreRefused_AreLeftOutAndCounted()
    {
        using OfflineTrainer<LearnedText> trainer = NewTrainer(new Rows(5, 0, 3), new OfflineOptions { BatchExamples = 3, Shuffle = false });

        TrainerStep first = trainer.Step(0, CancellationToken.None);
        TrainerStep second = trainer.Step(1, CancellationToken.None);

        first.Lineage.Rows.ShouldBe(["row 1", "row 2", "row 4"]);
        first.Metrics["rows_left_out"].ShouldBe(2);
        first.Metrics["epoch"].ShouldBe(1);
        second.Lineage.Rows.ShouldBe(["row 1", "row 2", "row 4"]);
        second.Metrics["rows_left_out"].ShouldBe(4);
    }

    [Fact]
    public void Rows_OfWhichNoneCanBeUsed_AreAnErrorThatSaysWhy()
    {
        using OfflineTrainer<LearnedText> trainer = NewTrainer(new Rows(3, 0, 1, 2), new OfflineOptions { BatchExamples = 2 });

        Should.Throw<RunException>(() => trainer.Step(0, CancellationToken.None)).Message.ShouldContain("too odd");
    }

    [Fact]
    public void Restore_PutsThePositionBack_ToTheBit()
    {
        OfflineOptions options = new() { BatchExamples = 3, MaxSteps = 6 };
        using OfflineTrainer<LearnedText> whole = NewTrainer(new Rows(7, 2), options);
        TrainerStep[] steps = new TrainerStep[6];
        TrainerState? middle = null;
        for (int step = 0; step < 6; step++)
        {
            middle = step == 3 ? whole.Capture() : middle;
            steps[step] = whole.Step(step, CancellationToken.None);
        }

        using OfflineTrainer<LearnedText> resumed = NewTrainer(new Rows(7, 2), options);
        resumed.Restore(middle!);

        for (int step = 3; step < 6; step++)
        {
            TrainerStep again = resumed.Step(step, CancellationToken.None);
            again.Lineage.Rows.ShouldBe(steps[step].Lineage.Rows);
            again.Metrics.ShouldBe(steps[step].Metrics, ignoreOrder: true);
        }
    }

    [Fact]
    public void TokensPerPass_ChangesNoBitOfAStep()
    {
        using OfflineTrainer<LearnedText> whole = NewTrainer(new Rows(8), new OfflineOptions { BatchExamples = 8, MaxSteps = 3 });
        using OfflineTrainer<LearnedText> cut = NewTrainer(new Rows(8), new OfflineOptions { BatchExamples = 8, MaxSteps = 3, TokensPerPass = 5 });

        for (int step = 0; step < 3; step++)
        {
            cut.Step(step, CancellationToken.None).Metrics.ShouldBe(whole.Step(step, CancellationToken.None).Metrics, ignoreOrder: true);
        }

        _models[1].Parameters.SelectMany(parameter => parameter.Values.ToArray()).ShouldBe(_models[0].Parameters.SelectMany(parameter => parameter.Values.ToArray()));
    }

    [Fact]
    public void Evaluate_TakesUsableRowsInTheirOrderAndMovesNothing()
    {
        using OfflineTrainer<LearnedText> trainer = NewTrainer(new Rows(4), new OfflineOptions { EvaluationExamples = 3 }, new Rows(6, 1));
        float[] before = [.. _models[0].Parameters.SelectMany(parameter => parameter.Values.ToArray())];

        IReadOnlyDictionary<string, double> metrics = trainer.Evaluate(CancellationToken.None)!;

        metrics["examples"].ShouldBe(3);
        double[] sums = TextLogProbs.Sums(_processor, _models[0], [Rows.Text(0), Rows.Text(2), Rows.Text(3)]);
        metrics["loss"].ShouldBe(-sums.Sum() / 9, 1e-9);
        _models[0].Parameters.SelectMany(parameter => parameter.Values.ToArray()).ShouldBe(before);
    }

    [Fact]
    public void NoRows_AreRefused() => Should.Throw<ArgumentException>(() => NewTrainer(new Rows(0), new OfflineOptions()));

    private OfflineTrainer<LearnedText> NewTrainer(Rows rows, OfflineOptions options, Rows? heldOut = null)
    {
        Decoder model = TinyWorld.NewModel();
        _models.Add(model);
        return new OfflineTrainer<LearnedText>(
            options, "sft", new SupervisedObjective(model, model.Parameters, _ => { }), rows, heldOut, _processor, TinyWorld.Seed);
    }

    private sealed class Rows(long count, params long[] refused) : IExampleSource<LearnedText>
    {
        public long Count => count;

        public static LearnedText Text(long row) => LearnedText.Of([0, 2 + (int)row], [7, 2 + ((int)row * 3 % 12), 1]);

        public EncodedRow<LearnedText> Read(long row) =>
            refused.Contains(row) ? EncodedRow<LearnedText>.Refused($"row {row}", "too odd") : EncodedRow<LearnedText>.Of($"row {row}", Text(row));
    }
}
