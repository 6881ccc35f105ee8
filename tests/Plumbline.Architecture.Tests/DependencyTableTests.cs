namespace Plumbline.Architecture.Tests;

public class DependencyTableTests
{
    [Fact]
    public void Permitted_EveryRow_NamesKnownProjectsAndNeverItself()
    {
        foreach (string project in DependencyTable.Projects)
        {
            DependencyTable.Permitted(project).ShouldBeSubsetOf(DependencyTable.Projects);
            DependencyTable.Permitted(project).ShouldNotContain(project);
        }
    }

    [Fact]
    public void Permitted_EveryRow_HasNoCycle()
    {
        foreach (string project in DependencyTable.Projects)
        {
            foreach (string below in DependencyTable.Permitted(project))
            {
                DependencyTable.Permitted(below).ShouldNotContain(project);
            }
        }
    }

    [Theory]
    [InlineData("Plumbline.Oversight", "Plumbline.Models", true)]
    [InlineData("Plumbline.RedTeaming", "Plumbline.Runs", true)]
    [InlineData("Plumbline.RedTeaming", "Plumbline.Models", false)]
    [InlineData("Plumbline.RedTeaming.WhiteBox", "Plumbline.Models", true)]
    [InlineData("Plumbline.Evaluation", "Plumbline.Models", false)]
    [InlineData("Plumbline.Models", "Plumbline.Runs", false)]
    [InlineData("Plumbline.Recipes", "Plumbline.Worlds", true)]
    [InlineData("Plumbline.Cli", "Plumbline.Numerics", true)]
    [InlineData("Plumbline.Serving", "Plumbline.Models", true)]
    [InlineData("Plumbline.Serving", "Plumbline.Worlds", false)]
    [InlineData("Plumbline.Recipes", "Plumbline.Serving", false)]
    [InlineData("Plumbline.Cli", "Plumbline.Serving", true)]
    [InlineData("Plumbline.Cli", "Plumbline.Studio", false)]
    [InlineData("Plumbline.Studio", "Plumbline.Cli", false)]
    public void Permitted_Edge_IsAsTheDesignHasIt(string from, string to, bool allowed) =>
        DependencyTable.Permitted(from).Contains(to).ShouldBe(allowed);
}
