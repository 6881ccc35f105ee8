"use strict";
// Movies play while they are on the screen. Whoever asked for less motion starts them by the button.
(() => {
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  for (const scene of document.querySelectorAll(".scene")) {
    const movies = [...scene.querySelectorAll("svg.movie")];
    const button = document.createElement("button");
    button.type = "button";
    button.className = "play";
    let wanted = !still;
    let seen = false;
    const apply = () => {
      for (const movie of movies) {
        if (wanted && seen) {
          movie.unpauseAnimations();
        } else {
          movie.pauseAnimations();
        }
      }
      button.textContent = wanted ? "Pause" : "Play";
    };
    button.addEventListener("click", () => {
      wanted = !wanted;
      apply();
    });
    scene.append(button);
    new IntersectionObserver(entries => {
      seen = entries[entries.length - 1].isIntersecting;
      apply();
    }).observe(scene);
    apply();
  }
})();
