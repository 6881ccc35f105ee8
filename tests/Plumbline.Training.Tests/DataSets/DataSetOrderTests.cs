using Plumbline.Training.DataSets;

namespace Plumbline.Training.Tests.DataSets;

public class DataSetOrderTests
{
    [Fact]
    public void Epoch_EveryOne_HasEachRowOnceInAnotherOrder()
    {
        DataSetOrder order = new(100, seed: 3);

        int[][] epochs = [order.Epoch(0), order.Epoch(1), order.Epoch(2)];

        foreach (int[] epoch in epochs)
        {
            epoch.Order().ShouldBe(Enumerable.Range(0, 100));
        }

        epochs[0].ShouldNotBe(epochs[1]);
        epochs[1].ShouldNotBe(epochs[2]);
        epochs[0].ShouldNotBe(Enumerable.Range(0, 100));
    }

    [Fact]
    public void Epoch_SameSeed_IsTheSameWhateverWasAskedBefore()
    {
        DataSetOrder resumed = new(50, seed: 3);
        DataSetOrder whole = new(50, seed: 3);
        whole.Epoch(0);
        whole.Epoch(1);

        resumed.Epoch(2).ShouldBe(whole.Epoch(2));
        new DataSetOrder(50, seed: 4).Epoch(2).ShouldNotBe(whole.Epoch(2));
    }

    [Fact]
    public void Epoch_OfSomeRows_HasThoseAndNoOthers()
    {
        int[] rows = [3, 5, 8, 13, 21];

        new DataSetOrder(rows, seed: 1).Epoch(4).Order().ShouldBe(rows);
    }

    [Fact]
    public void Constructor_NoRows_IsRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new DataSetOrder(0, seed: 1));
        Should.Throw<ArgumentOutOfRangeException>(() => new DataSetOrder([], seed: 1));
        Should.Throw<ArgumentOutOfRangeException>(() => new DataSetOrder(1, seed: 1).Epoch(-1));
    }
}
