"""The build of the site: plugins/steps.py has its way in one view, plugins/pelican what it needs of Pelican."""
