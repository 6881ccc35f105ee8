using Plumbline.Cli.Output;
using Plumbline.Recipes.Zoo;
using Plumbline.Worlds.Drawing;
using Plumbline.Worlds.Zoo;
using Spectre.Console;

namespace Plumbline.Cli.Zoo;

/// <summary>The exhibits with a thumbnail and one line each.</summary>
internal static class ZooList
{
    private const int WidestThumbnail = 14;

    public static void Write(IReadOnlyList<Exhibit> exhibits, CommandSession session)
    {
        foreach (IGrouping<ExhibitGroup, Exhibit> group in exhibits.GroupBy(exhibit => exhibit.Group))
        {
            session.Screen.WriteLine();
            session.Screen.MarkupLine($"[bold]{Markup.Escape(ExhibitText.Group(group.Key))}[/]");
            Grid grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(2).PadRight(2)).AddColumn(new GridColumn().PadRight(1));
            foreach (Exhibit exhibit in group)
            {
                grid.AddRow(new Markup(string.Join('\n', Thumbnail(exhibit, session.Screen))), new Markup($"[green]{Markup.Escape(exhibit.Name)}[/]\n{Markup.Escape(exhibit.Summary)}"));
            }

            session.Screen.Write(grid);
        }
    }

    // Without colours a picture is its outline; without a picture the known answer is four bars: best visible and hidden, intended visible and hidden.
    private static IReadOnlyList<string> Thumbnail(Exhibit exhibit, IAnsiConsole console)
    {
        bool colours = console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;
        return exhibit.Picture() is not { } picture ? [Bars(exhibit.Known)]
            : colours && picture.Rows[0].Length <= WidestThumbnail ? PictureText.Blocks(picture, exhibit)
            : PictureText.Outline(picture, exhibit);
    }

    private static string Bars(KnownAnswer known)
    {
        double[] values = [known.BestVisible, known.BestHidden, known.IntendedVisible, known.IntendedHidden];
        double low = Math.Min(0, values.Min());
        double high = Math.Max(values.Max(), low + 1e-9);
        string Bar(double value) => "▁▂▃▄▅▆▇█"[(int)Math.Round((value - low) / (high - low) * 7)].ToString();
        return $"[deepskyblue1]{Bar(values[0])}[/][seagreen3]{Bar(values[1])}[/] [deepskyblue1]{Bar(values[2])}[/][seagreen3]{Bar(values[3])}[/]";
    }
}
