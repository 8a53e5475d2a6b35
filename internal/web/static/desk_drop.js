// Files that are dropped on a form.

// dropIn has use take the files that are dropped anywhere on a place.
export function dropIn(place, use) {
  const over = (event) => {
    if (![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
    event.preventDefault();
    place.classList.add("dropping");
  };
  place.addEventListener("dragenter", over);
  place.addEventListener("dragover", over);
  place.addEventListener("dragleave", (event) => {
    if (!place.contains(event.relatedTarget)) place.classList.remove("dropping");
  });
  place.addEventListener("drop", (event) => {
    place.classList.remove("dropping");
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    use(files);
  });
}

// putFiles puts files into an input as if they had been chosen there, one where it takes one.
export function putFiles(input, files) {
  const all = new DataTransfer();
  for (const file of files.slice(0, input.multiple ? files.length : 1)) all.items.add(file);
  input.files = all.files;
}
