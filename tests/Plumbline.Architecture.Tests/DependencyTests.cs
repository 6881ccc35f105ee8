using System.Text.RegularExpressions;
using Plumbline.TestKit;

namespace Plumbline.Architecture.Tests;

public partial class DependencyTests
{
    [Fact]
    public void SourceProjects_Each_HasARowInTheTable() =>
        SourceTree.Projects("src").Select(SourceTree.ProjectName).ShouldBeSubsetOf(DependencyTable.Projects);

    [Fact]
    public void ProjectReferences_Each_IsPermitted()
    {
        string[] forbidden =
        [
            .. from project in SourceTree.Projects("src")
               let name = SourceTree.ProjectName(project)
               where DependencyTable.Projects.Contains(name)
               from reference in SourceTree.References(project)
               where !DependencyTable.Permitted(name).Contains(reference)
               select $"{name} -> {reference}",
        ];

        forbidden.ShouldBeEmpty();
    }

    /// <summary>References flow through projects: only the source shows that one reaches past the table.</summary>
    [Fact]
    public void SourceFiles_Each_NamesOnlyPermittedProjects()
    {
        string[] forbidden =
        [
            .. from file in SourceTree.CSharp("src")
               let own = file.Split('/')[1]
               where DependencyTable.Projects.Contains(own)
               from used in ProjectsNamedIn(File.ReadAllText(Repository.File(file)))
               where used != own && !DependencyTable.Permitted(own).Contains(used)
               select $"{file} -> {used}",
        ];

        forbidden.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("using Plumbline.Models.Tokenizers;", "Plumbline.Models")]
    [InlineData("Plumbline.RedTeaming.WhiteBox.Attack a;", "Plumbline.RedTeaming.WhiteBox")]
    [InlineData("Plumbline.RedTeaming.Campaign a;", "Plumbline.RedTeaming")]
    public void ProjectsNamedIn_Code_FindsTheProject(string code, string expected) => ProjectsNamedIn(code).ShouldBe([expected]);

    [Theory]
    [InlineData("namespace Plumbline.Modelsome;")]
    [InlineData("\"Plumbline.slnx\"")]
    [InlineData("MyPlumbline.Models")]
    public void ProjectsNamedIn_OtherText_FindsNone(string code) => ProjectsNamedIn(code).ShouldBeEmpty();

    private static IEnumerable<string> ProjectsNamedIn(string code) =>
        from match in QualifiedName().Matches(code)
        let name = match.Value
        let project = DependencyTable.Projects
            .Where(candidate => name == candidate || name.StartsWith(candidate + ".", StringComparison.Ordinal))
            .MaxBy(candidate => candidate.Length)
        where project is not null
        select project;

    [GeneratedRegex(@"(?<![\w.])Plumbline(\.\w+)+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex QualifiedName();
}
