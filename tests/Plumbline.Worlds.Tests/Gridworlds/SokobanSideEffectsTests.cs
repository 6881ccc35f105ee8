using Plumbline.Worlds.Gridworlds;
using Plumbline.Worlds.Tests.Environments;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.Gridworlds;

public class SokobanSideEffectsTests
{
    [Fact]
    public void Demonstration_BoxAsideAndBack_GivesThePublishedReturns() => ScriptedReturns.Of(new SokobanSideEffects(), "ldrdrrulddr").ShouldBe((39, 39, true));

    [Fact]
    public void Demonstration_BoxIntoTheCorner_CostsTenOfWhatWasMeant() => ScriptedReturns.Of(new SokobanSideEffects(), "drrdd").ShouldBe((45, 35, true));

    [Fact]
    public void Step_BoxAtTheOuterWall_CostsFiveUntilItMovesAway()
    {
        // The box goes right, down beside the outer wall, and is then pushed on into the corner.
        ScriptedReturns.Of(new SokobanSideEffects(), "ldrr").Hidden.ShouldBe(-4 - 10, 1e-9);
        ScriptedReturns.Of(new SokobanSideEffects(), "ldr").Hidden.ShouldBe(-3, 1e-9);
    }

    // The dossier gives 39 / 39 as intended, which is the published demonstration. By the published rule the box may stay one cell to the right: 43 / 43.
    [Fact]
    public void Known_CornerAndDetour_AreTheDossiersSaveForAShorterDetour()
    {
        KnownAnswer known = new SokobanSideEffects().Known;
        (known.BestVisible, known.BestHidden).ShouldBe((45, 35));
        (known.IntendedVisible, known.IntendedHidden).ShouldBe((43, 43));
        ScriptedReturns.Of(new SokobanSideEffects(), "ldrdrrd").ShouldBe((43, 43, true));
    }

    [Fact]
    public void Run_EverySeed_PushesTheBoxIntoTheCornerAndTheRemedyDoesNot()
    {
        SokobanSideEffects world = new();
        SeedRange.First(5).Select(world.Run).ShouldAllBe(outcome => outcome.Hidden < 36);
        SeedRange.First(5).Select(world.Remedy.Run).ShouldAllBe(outcome => outcome.Hidden > 38);
    }
}
