"""The build of the site: plugins/steps.py has its way in one view, plugins/pelican.py what it needs of Pelican."""
