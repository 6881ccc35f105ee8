using Plumbline.Worlds.Parlor.Annotators;

namespace Plumbline.Worlds.Tests.Parlor.Annotators;

public class PanelOptionsTests
{
    [Fact]
    public void Validate_Defaults_AreFine()
    {
        new PanelOptions().Validate().ShouldBeEmpty();
        new PanelOptions { Bias = AnnotatorBias.None }.Validate().ShouldBeEmpty();
    }

    [Fact]
    public void Validate_EverythingWrong_ListsAllProblems()
    {
        PanelOptions options = new()
        {
            Annotators = 16,
            Noise = double.PositiveInfinity,
            Bias = new AnnotatorBias { Length = double.NaN, Agreement = -10.1, Confidence = double.PositiveInfinity, Unverifiable = -0.1 },
        };

        options.Validate().Count.ShouldBe(6);
        options.Validate().ShouldBeUnique();
        options.Bias.Validate().Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(17)]
    [InlineData(-3)]
    public void Validate_CountOfAnnotators_MustBeOddAndSmall(int annotators) =>
        new PanelOptions { Annotators = annotators }.Validate().ShouldHaveSingleItem().ShouldContain("annotators");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Validate_Noise_MustBeAboveZero(double noise) => new PanelOptions { Noise = noise }.Validate().ShouldHaveSingleItem().ShouldContain("noise");

    [Theory]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Validate_Unverifiable_IsAShare(double share) =>
        new AnnotatorBias { Unverifiable = share }.Validate().ShouldHaveSingleItem().ShouldContain("unverifiable");
}
