using System.Reflection;
using System.Text.RegularExpressions;
using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Drawing;
using Plumbline.Worlds.Environments;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.Zoo;

/// <summary>What every exhibit keeps to, found by reflection: a new one is covered without being named here.</summary>
public partial class ExhibitContractTests
{
    public static TheoryData<string> Names => [.. ZooCatalog.OfWorlds().Exhibits.Select(exhibit => exhibit.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_OfTheExhibit_HasAllHeadings(string name) => ExhibitPage.Of(Find(name)).Title.ShouldNotBeEmpty();

    [Theory]
    [MemberData(nameof(Names))]
    public void Listing_NameAndSummary_FitTheirLine(string name)
    {
        Exhibit exhibit = Find(name);
        KebabCase().IsMatch(exhibit.Name).ShouldBeTrue();
        exhibit.Summary.Length.ShouldBeInRange(20, 90);
        exhibit.Summary.ShouldNotEndWith(".");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_SameSeedTwice_GivesTheSameOutcome(string name)
    {
        SeedOutcome first = Find(name).Run(7);
        SeedOutcome second = Find(name).Run(7);
        (second.Visible, second.Hidden).ShouldBe((first.Visible, first.Hidden));
        second.Figures.ShouldBe(first.Figures);
        double.IsFinite(first.Visible).ShouldBeTrue();
        double.IsFinite(first.Hidden).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Known_Answer_IsFinite(string name)
    {
        KnownAnswer known = Find(name).Known;
        double[] values = [known.BestVisible, known.BestHidden, known.IntendedVisible, known.IntendedHidden];
        values.ShouldAllBe(value => double.IsFinite(value));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Slider_Settings_AscendAndHaveOneValueForEachSeries(string name)
    {
        if (Find(name).Slider is not { } slider)
        {
            return;
        }

        slider.Settings.ShouldBe(slider.Settings.Order());
        slider.Settings.Distinct().Count().ShouldBe(slider.Settings.Count);
        slider.Measure(slider.Settings[0], 1).Count.ShouldBe(slider.Series.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Replays_GamingAndHonest_ComeTogetherAndEveryCharacterIsExplained(string name)
    {
        Exhibit exhibit = Find(name);
        (Replay? gaming, Replay? honest) = (exhibit.GamingReplay(), exhibit.HonestReplay());
        (gaming is null).ShouldBe(honest is null);
        char[] known = [.. exhibit.Legend.Select(glyph => glyph.Character).Concat(Glyph.Common.Select(glyph => glyph.Character).Except(exhibit.Legend.Select(glyph => glyph.Character)))];
        known.Distinct().Count().ShouldBe(known.Length, "a character has one meaning");
        if (gaming is not null)
        {
            // One film twice shows nothing, and whoever games does no better by what was meant.
            gaming.Frames.Select(frame => frame.Action + string.Join('\n', frame.Picture.Rows)).ShouldNotBe(honest!.Frames.Select(frame => frame.Action + string.Join('\n', frame.Picture.Rows)));
            gaming.Frames[^1].Hidden.ShouldBeLessThanOrEqualTo(honest.Frames[^1].Hidden + 1e-9);
        }

        Replay[] replays = gaming is null ? [] : [gaming, honest!];
        replays.SelectMany(replay => replay.Frames).SelectMany(frame => frame.Picture.Rows).SelectMany(row => row).Distinct().ShouldBeSubsetOf(known);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void World_RandomPlay_RepeatsBySeedAndItsBranchesSumToOne(string name)
    {
        Exhibit exhibit = Find(name);
        for (Type? type = exhibit.GetType(); type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(World<>))
            {
                MethodInfo check = typeof(ExhibitContractTests).GetMethod(nameof(CheckWorld), BindingFlags.NonPublic | BindingFlags.Static)!;
                check.MakeGenericMethod(type.GetGenericArguments()[0]).Invoke(null, [exhibit]);
            }
        }
    }

    private static void CheckWorld<TState>(World<TState> world)
        where TState : struct, IEquatable<TState>
    {
        (Episode<TState> episode, Episode<TState> again) = (new(world), new(world));
        again.Reset(3).ShouldBe(episode.Reset(3));
        RandomStream random = new(3, "moves");
        Branches<TState> branches = new();
        for (int step = 0; step < 30 && !episode.HasEnded; step++)
        {
            int action = random.NextInt(world.Actions.Count);
            branches.Clear();
            world.Step(episode.State, action, branches);
            double sum = 0;
            foreach (Branch<TState> branch in branches.Items)
            {
                sum += branch.Probability;
            }

            sum.ShouldBe(1, 1e-9);
            StepResult<TState> result = episode.Step(action);
            again.Step(action).ShouldBe(result);
        }
    }

    private static Exhibit Find(string name) => ZooCatalog.OfWorlds().Find(name);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex KebabCase();
}
