using Plumbline.Recipes.Align;

namespace Plumbline.Recipes.Tests.Align;

public class AlignMeasurementTests
{
    [Fact]
    public void DistinctBigrams_Repetition_LowersTheShare()
    {
        AlignMeasurement.DistinctBigrams(["the cat sat", "the cat ran"]).ShouldBe(3 / 4.0);
        AlignMeasurement.DistinctBigrams(["so so so so"]).ShouldBe(1 / 3.0);
        AlignMeasurement.DistinctBigrams(["one", ""]).ShouldBe(0);
    }
}
