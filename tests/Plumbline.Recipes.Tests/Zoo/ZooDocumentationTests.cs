using Plumbline.Recipes.Zoo;
using Plumbline.TestKit;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Recipes.Tests.Zoo;

public class ZooDocumentationTests
{
    [Fact]
    public void Documentation_NamesEveryExhibit_AndEveryPictureIsThere()
    {
        string page = File.ReadAllText(Repository.File("docs/zoo.md"));
        foreach (Exhibit exhibit in ZooExhibits.All().Exhibits)
        {
            page.ShouldContain($"(zoo/{exhibit.Name}.md)");
        }

        foreach (string picture in page.Split("](images/")[1..].Select(part => part.Split(')')[0]))
        {
            File.Exists(Repository.File("docs/images/" + picture)).ShouldBeTrue(picture);
        }
    }

    [Fact]
    public void Pages_BelongToExhibits()
    {
        string[] names = [.. ZooExhibits.All().Exhibits.Select(exhibit => exhibit.Name).Order(StringComparer.Ordinal)];

        Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "zoo"), "*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal).ShouldBe(names!);
    }
}
