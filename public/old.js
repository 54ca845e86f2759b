// Browsers without modules run only this file: say that the picture above is all they can show.
document.documentElement.dataset.start = "failed";
