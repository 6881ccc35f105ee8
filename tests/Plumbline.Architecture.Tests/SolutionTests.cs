using System.Xml.Linq;
using Plumbline.TestKit;

namespace Plumbline.Architecture.Tests;

public class SolutionTests
{
    [Fact]
    public void Solution_HoldsEveryProjectOnce()
    {
        string[] listed = [.. XDocument.Load(Repository.File("Plumbline.slnx")).Descendants("Project").Select(project => project.Attribute("Path")!.Value.Replace('\\', '/'))];

        listed.ShouldBeUnique();
        SourceTree.Projects("src").Concat(SourceTree.Projects("tests")).Except(listed).ShouldBeEmpty("not in Plumbline.slnx");
        listed.Where(path => !File.Exists(Repository.File(path))).ShouldBeEmpty("in Plumbline.slnx but not on disk");
    }

    [Fact]
    public void SourceProjects_Each_HasATestProjectThatReferencesIt()
    {
        string[] untested =
        [
            .. from project in SourceTree.Projects("src")
               let name = SourceTree.ProjectName(project)
               let tests = $"tests/{name}.Tests/{name}.Tests.csproj"
               where !File.Exists(Repository.File(tests)) || !SourceTree.References(tests).Contains(name)
               select name,
        ];

        untested.ShouldBeEmpty();
    }

    [Fact]
    public void TestProjects_Each_HoldsATest()
    {
        string[] empty =
        [
            .. from project in SourceTree.Projects("tests")
               where project.EndsWith(".Tests.csproj", StringComparison.Ordinal)
               let folder = project[..project.LastIndexOf('/')]
               where !SourceTree.CSharp(folder).Any(file => file.EndsWith("Tests.cs", StringComparison.Ordinal))
               select folder,
        ];

        empty.ShouldBeEmpty();
    }

    [Fact]
    public void Projects_Each_LiesInAFolderOfItsName()
    {
        foreach (string project in SourceTree.Projects("src").Concat(SourceTree.Projects("tests")))
        {
            project.Split('/')[^2].ShouldBe(SourceTree.ProjectName(project));
        }
    }
}
